@NullMarked
package io.bedrockledger.mail;

import org.jspecify.annotations.NullMarked;
