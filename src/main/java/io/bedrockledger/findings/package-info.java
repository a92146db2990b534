/** What a person should look at: what the tables hold against what was declared, with an identity and a life. */
@NullMarked
package io.bedrockledger.findings;

import org.jspecify.annotations.NullMarked;
