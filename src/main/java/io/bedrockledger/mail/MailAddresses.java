package io.bedrockledger.mail;

import jakarta.mail.internet.AddressException;
import jakarta.mail.internet.InternetAddress;
import java.util.Locale;
import java.util.regex.Pattern;

/** Mail addresses: one, in ASCII, and nothing that could become a header of its own. */
final class MailAddresses {

    private static final Pattern PLAIN = Pattern.compile("[\\x21-\\x7e&&[^<>()\\[\\],;:\"\\\\]]+@[A-Za-z0-9.-]+");

    private MailAddresses() {}

    /** An address of a recipient, its letters small, so that it is known again. */
    static String checked(String address) {
        if (!PLAIN.matcher(address).matches()) {
            throw refused(address);
        }
        return address.toLowerCase(Locale.ROOT);
    }

    /** An address with a name before it, or without. */
    static InternetAddress parsed(String text) {
        try {
            if (text.chars().anyMatch(Character::isISOControl)) {
                throw refused(text);
            }
            InternetAddress address = new InternetAddress(text, true);
            checked(address.getAddress());
            return address;
        } catch (AddressException e) {
            throw refused(text);
        }
    }

    private static IllegalArgumentException refused(String address) {
        return new IllegalArgumentException(
                "[mail] an address must be one of ASCII letters, as name@example.com; found \"" + HeaderText.of(address)
                        + "\"; correct it");
    }
}
