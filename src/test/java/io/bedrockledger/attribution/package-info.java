@NullMarked
package io.bedrockledger.attribution;

import org.jspecify.annotations.NullMarked;
