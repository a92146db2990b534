package io.bedrockledger.mail;

import static java.nio.charset.StandardCharsets.ISO_8859_1;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import jakarta.mail.Header;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.Collections;
import java.util.List;
import java.util.Properties;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** A mail becomes MIME that says what it should, always in the same bytes. */
class MailBytesTest {

    @Test
    void theHeadersTellWhoWhatAndWhen() throws MessagingException {
        MimeMessage message = parsed(Mails.of("support", "A@acme.example", "b@acme.example"));

        assertThat(names(message))
                .containsExactlyInAnyOrder(
                        "Date",
                        "From",
                        "Reply-To",
                        "To",
                        "Message-ID",
                        "Subject",
                        "MIME-Version",
                        "Content-Type",
                        "Auto-Submitted");
        assertThat(message.getSubject()).isEqualTo(Mails.SUBJECT);
        assertThat(message.getHeader("From")).containsExactly("Bedrock Ledger <ledger@acme.example>");
        assertThat(message.getHeader("Reply-To")).containsExactly("finops@acme.example");
        assertThat(message.getHeader("To", ",")).isEqualTo("a@acme.example, b@acme.example");
        assertThat(message.getHeader("Date")).containsExactly("Mon, 10 Nov 2025 00:00:00 +0000");
        assertThat(message.getMessageID()).matches("<weekly-report\\.[0-9a-f]{32}@acme\\.example>");
    }

    @Test
    void theTextStandsBesideTheHtmlAndThePicturesWithinIt() throws MessagingException, IOException {
        MimeMultipart both =
                (MimeMultipart) parsed(Mails.of("support", "a@acme.example")).getContent();
        MimeMultipart related = (MimeMultipart) both.getBodyPart(1).getContent();

        assertThat(both.getContentType()).startsWith("multipart/alternative");
        assertThat(both.getBodyPart(0).isMimeType("text/plain")).isTrue();
        assertThat(lines(both.getBodyPart(0).getContent())).isEqualTo(Mails.BODY.text());
        assertThat(related.getContentType()).startsWith("multipart/related");
        assertThat(lines(related.getBodyPart(0).getContent())).isEqualTo(Mails.BODY.html());
        assertThat(related.getBodyPart(1).getHeader("Content-ID")).containsExactly("<bridge>");
        assertThat(related.getBodyPart(1).getDisposition()).isEqualTo("inline");
        assertThat(related.getBodyPart(1).getInputStream().readAllBytes())
                .isEqualTo(Mails.BODY.pictures().get(0).png());
    }

    @Test
    void theSameMailIsTheSameBytesAndHasTheSameIdWhateverItSays() {
        Mail mail = Mails.of("support", "a@acme.example");
        Mail other = Mails.of("support", "other", new MailBody("other", "other", List.of()), "b@acme.example");

        assertThat(MailBytes.of(mail)).isEqualTo(MailBytes.of(Mails.of("support", "a@acme.example")));
        assertThat(other.envelope().messageId()).isEqualTo(mail.envelope().messageId());
        assertThat(Mails.of("shop", "a@acme.example").envelope().messageId())
                .isNotEqualTo(mail.envelope().messageId());
        assertThat(Mails.of(null, "a@acme.example").envelope().messageId())
                .isNotEqualTo(Mails.of("", "a@acme.example").envelope().messageId());
    }

    @Test
    void noTextEndsAPart() throws MessagingException, IOException {
        Mail mail = Mails.of("support", "a@acme.example");
        String boundary = "\r\n--=_" + mail.envelope().id() + ".1--\r\n\r\nSubject: other\r\n\r\n";
        Mail hostile =
                Mails.of("support", "s", new MailBody(boundary, boundary, Mails.BODY.pictures()), "a@acme.example");

        MimeMultipart both = (MimeMultipart) parsed(hostile).getContent();

        assertThat(both.getCount()).isEqualTo(2);
        assertThat(lines(both.getBodyPart(0).getContent())).isEqualTo(boundary.replace("\r\n", "\n"));
    }

    @Test
    void nothingBecomesAHeaderOfItsOwn() throws MessagingException {
        String hostile = "Bedrock\r\nBcc: everybody@acme.example\n\rX: y\u2028Z\u0000\u202Egnp.\u200F\uD800";
        Mail mail = Mails.of(hostile, hostile, new MailBody("t", "h", List.of()), "a@acme.example");

        MimeMessage message = parsed(mail);

        assertThat(names(message)).doesNotContain("Bcc", "X");
        assertThat(message.getSubject()).isEqualTo("Bedrock Bcc: everybody@acme.example X: y Zgnp.");
        assertThat(new String(MailBytes.of(mail), ISO_8859_1)).doesNotContain("\nBcc");
        assertThat(mail.envelope().audience()).isEqualTo("team Bedrock Bcc: everybody@acme.example X: y Zgnp.");
    }

    @Test
    void aSubjectIsCut() throws MessagingException {
        String wide = "\uD83D\uDE80".repeat(300);

        String subject = parsed(Mails.of("t", wide, new MailBody("t", "h", List.of()), "a@acme.example"))
                .getSubject();

        assertThat(subject).isEqualTo("\uD83D\uDE80".repeat(119) + "…");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "nobody",
                "a@b, c@d",
                "a@acme.example\r\nBcc: b@acme.example",
                "<a@acme.example>",
                "müller@acme.example",
                "a b@acme.example"
            })
    void whatIsNoAddressIsRefused(String address) {
        assertThatThrownBy(() -> Mails.of("support", address))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[mail] an address must be one of ASCII letters, as name@example.com; found \"")
                .hasMessageEndingWith("\"; correct it");
    }

    @Test
    void filesOfDifferentNamesAreDifferent() {
        assertThat(FileNames.of("support")).isEqualTo("support");
        assertThat(FileNames.of("2025-W45")).startsWith("2025-w45-");
        assertThat(FileNames.of("../../etc/passwd")).matches("etc-passwd-[0-9a-f]{8}");
        assertThat(FileNames.of("Shop")).isNotEqualTo(FileNames.of("shop"));
        assertThat(FileNames.of("x".repeat(300))).hasSize(60);
        assertThat(FileNames.of("\u202E")).matches("-[0-9a-f]{8}");
    }

    private static List<String> names(MimeMessage message) throws MessagingException {
        return Collections.list(message.getAllHeaders()).stream()
                .map(Header::getName)
                .toList();
    }

    private static String lines(Object text) {
        return text.toString().replace("\r\n", "\n");
    }

    private static MimeMessage parsed(Mail mail) throws MessagingException {
        return new MimeMessage(Session.getInstance(new Properties()), new ByteArrayInputStream(MailBytes.of(mail)));
    }
}
