package io.bedrockledger.mail;

import java.util.List;
import java.util.Map;

/** The way of a mail to its recipient. */
@FunctionalInterface
public interface MailTransport {

    /** Hands over mails, one recipient each; that one fails does not stop the others. */
    Outcome send(List<Outgoing> mails);

    /**
     * A mail to one recipient.
     *
     * @param bytes the whole message, as it lies in the outbox
     */
    record Outgoing(String recipient, byte[] bytes) {

        public Outgoing {
            bytes = bytes.clone();
        }

        @Override
        public byte[] bytes() {
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
