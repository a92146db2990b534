/** Letters as people get them: HTML, plain text, a page for the browser. */
@NullMarked
package io.bedrockledger.report.mail;

import org.jspecify.annotations.NullMarked;
