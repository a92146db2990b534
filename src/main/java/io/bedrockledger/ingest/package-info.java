/** What to read, one pass from bytes to rows, duplicates, receipts. */
@NullMarked
package io.bedrockledger.ingest;

import org.jspecify.annotations.NullMarked;
