package io.bedrockledger.attribution;

import java.util.regex.Pattern;

/** The form of a mail address, as narrow as addresses of people are: nothing in it can end a header or begin another. */
final class MailAddress {

    /** RFC 5321, section 4.5.3.1.3, less the angle brackets. */
    private static final int LONGEST = 254;

    private static final Pattern FORM =
            Pattern.compile("[A-Za-z0-9.!#$%&'*+/=?^_`{|}~-]+@[A-Za-z0-9]([A-Za-z0-9.-]*[A-Za-z0-9])?");

    private MailAddress() {}

    static boolean isOne(String text) {
        return text.length() <= LONGEST && FORM.matcher(text).matches();
    }
}
