package io.bedrockledger.job;

import io.bedrockledger.mail.MailBody;
import io.bedrockledger.report.Letter;

/** From letters, which a report becomes, to the bodies of mails. */
final class Letters {

    private Letters() {}

    static MailBody body(Letter letter) {
        return new MailBody(
                letter.text(),
                letter.html(),
                letter.images().stream()
                        .map(image ->
                                new MailBody.Picture(image.cid(), image.png().bytes()))
                        .toList());
    }
}
