@NullMarked
package io.bedrockledger.findings;

import org.jspecify.annotations.NullMarked;
