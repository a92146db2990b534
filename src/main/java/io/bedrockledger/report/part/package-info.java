/** What each part of a report says: from numbers to findings, sentences and tables. */
@NullMarked
package io.bedrockledger.report.part;

import org.jspecify.annotations.NullMarked;
