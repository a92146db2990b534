/** Why cost changed from one period to the next, in terms that add up to the last digit. */
@NullMarked
package io.bedrockledger.spend.bridge;

import org.jspecify.annotations.NullMarked;
