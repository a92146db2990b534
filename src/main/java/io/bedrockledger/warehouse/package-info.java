/** Table definitions, Parquet writing, the commit, and the SQL engine over the tables. */
@NullMarked
package io.bedrockledger.warehouse;

import org.jspecify.annotations.NullMarked;
