/** Which prompt is it: from request metadata, registry or text to prompt and version. */
@NullMarked
package io.bedrockledger.prompts;

import org.jspecify.annotations.NullMarked;
