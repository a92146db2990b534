@NullMarked
package io.bedrockledger.source;

import org.jspecify.annotations.NullMarked;
