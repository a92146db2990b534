/** Where log objects are: listing, opening, off-loaded bodies; a folder or S3. */
@NullMarked
package io.bedrockledger.source;

import org.jspecify.annotations.NullMarked;
