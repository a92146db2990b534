package io.bedrockledger.mail;

import java.util.List;
import java.util.Map;

/** The way of a mail to its recipient. */
@FunctionalInterface
public interface MailTransport {

    /** Hands over mails, one recipient each; that one fails does not stop the others. */
    Outcome send(List<Outgoing> mails);

    /** A mail to one recipient: the whole message, as it lies in the outbox. */
    final class Outgoing {

        private final String recipient;
        private final byte[] bytes;

        Outgoing(String recipient, byte[] bytes) {
            this.recipient = recipient;
            this.bytes = bytes.clone();
        }

        String recipient() {
            return recipient;
        }

        byte[] bytes() {
            return bytes.clone();
        }
    }

    /**
     * What became of them.
     *
     * @param failures why, by the place of those that were not taken; the others were
     * @param reached whether a mail server answered at all; when not, the next mails need not be tried
     */
    record Outcome(Map<Integer, String> failures, boolean reached) {

        public Outcome {
            failures = Map.copyOf(failures);
        }
    }
}
