/** AWS's own price list: its usage types, its offer files, and what they say that the price book does not. */
@NullMarked
package io.bedrockledger.pricing.offers;

import org.jspecify.annotations.NullMarked;
