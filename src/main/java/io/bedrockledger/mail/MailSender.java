package io.bedrockledger.mail;

import org.jspecify.annotations.Nullable;

/**
 * Who sends.
 *
 * @param from the address in From, with a name before it or without: {@code Bedrock Ledger <ledger@acme.example>}
 * @param replyTo where answers go; null: to {@code from}
 */
public record MailSender(String from, @Nullable String replyTo) {

    /** Who sends a mail that stays on this machine. */
    public static final MailSender NOBODY = new MailSender("Bedrock Ledger <bedrock-ledger@localhost>", null);

    /**
     * Checks the addresses.
     *
     * @throws IllegalArgumentException when one is no address
     */
    public MailSender {
        MailAddresses.parsed(from);
        if (replyTo != null) {
            MailAddresses.parsed(replyTo);
        }
    }

    /** The domain of the address, of which its Message-IDs are. */
    String domain() {
        String address = MailAddresses.parsed(from).getAddress();
        return address.substring(address.lastIndexOf('@') + 1);
    }
}
