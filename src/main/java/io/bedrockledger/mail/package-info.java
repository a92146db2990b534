/** Mail: its bytes, the outbox that remembers who was sent what, and the way to a mail server. */
@NullMarked
package io.bedrockledger.mail;

import org.jspecify.annotations.NullMarked;
