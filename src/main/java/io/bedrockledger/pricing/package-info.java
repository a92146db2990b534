/** Token legs, the price book, exact cost. */
@NullMarked
package io.bedrockledger.pricing;

import org.jspecify.annotations.NullMarked;
