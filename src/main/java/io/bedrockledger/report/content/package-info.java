/** A letter as paragraphs, tables and pictures, before anybody decides whether it is read as HTML or as plain text. */
@NullMarked
package io.bedrockledger.report.content;

import org.jspecify.annotations.NullMarked;
