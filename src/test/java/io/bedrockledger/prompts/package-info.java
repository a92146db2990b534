@NullMarked
package io.bedrockledger.prompts;

import org.jspecify.annotations.NullMarked;
