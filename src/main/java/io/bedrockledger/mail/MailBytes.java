package io.bedrockledger.mail;

import jakarta.activation.DataHandler;
import jakarta.mail.BodyPart;
import jakarta.mail.Message;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.ContentType;
import jakarta.mail.internet.InternetAddress;
import jakarta.mail.internet.MimeBodyPart;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import jakarta.mail.internet.ParameterList;
import jakarta.mail.util.ByteArrayDataSource;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.Properties;

/**
 * The bytes of a mail, the same for the same mail: its date is the end of what it tells about, and its boundaries are made of
 * its id. An equals sign before an underscore stands in no encoded part, so that no text can end one.
 */
final class MailBytes {

    private static final String UTF_8 = "UTF-8";
    private static final DateTimeFormatter DATE =
            DateTimeFormatter.ofPattern("EEE, d MMM uuuu HH:mm:ss '+0000'", Locale.ROOT);
    private static final String ENCODING = "Content-Transfer-Encoding";

    private MailBytes() {}

    /** The message with CRLF at the end of its lines. */
    static byte[] of(Mail mail) {
        try {
            MimeMessage message = message(mail);
            message.saveChanges();
            ByteArrayOutputStream bytes = new ByteArrayOutputStream();
            message.writeTo(bytes);
            return bytes.toByteArray();
        } catch (MessagingException | IOException e) {
            throw new IllegalStateException(
                    "[mail] a mail must be written as MIME; that of "
                            + mail.envelope().period() + " was not; see the cause",
                    e);
        }
    }

    private static MimeMessage message(Mail mail) throws MessagingException {
        Envelope envelope = mail.envelope();
        MimeMessage message = new OwnMessage(envelope.messageId());
        message.setFrom(MailAddresses.parsed(envelope.sender().from()));
        String replyTo = envelope.sender().replyTo();
        if (replyTo != null) {
            message.setReplyTo(new InternetAddress[] {MailAddresses.parsed(replyTo)});
        }
        for (String recipient : envelope.recipients()) {
            message.addRecipient(Message.RecipientType.TO, MailAddresses.parsed(recipient));
        }
        message.setSubject(envelope.subject(), UTF_8);
        // By its own format: the library writes dates in the time zone of the machine.
        message.setHeader("Date", DATE.format(envelope.date().plusDays(1).atStartOfDay()));
        // So that nobody's absence answers it (RFC 3834, section 5).
        message.setHeader("Auto-Submitted", "auto-generated");
        message.setContent(content(mail));
        return message;
    }

    private static MimeMultipart content(Mail mail) throws MessagingException {
        MailBody body = mail.body();
        String id = mail.envelope().id();
        MimeMultipart both = new OwnMultipart("alternative", id + ".1");
        both.addBodyPart(text(body.text(), "plain"));
        if (body.pictures().isEmpty()) {
            both.addBodyPart(text(body.html(), "html"));
            return both;
        }
        MimeMultipart related = new OwnMultipart("related", id + ".2");
        related.addBodyPart(text(body.html(), "html"));
        for (MailBody.Picture picture : body.pictures()) {
            related.addBodyPart(picture(picture));
        }
        MimeBodyPart page = new MimeBodyPart();
        page.setContent(related);
        both.addBodyPart(page);
        return both;
    }

    private static BodyPart text(String text, String subtype) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setText(text, UTF_8, subtype);
        part.setHeader(ENCODING, "quoted-printable");
        return part;
    }

    private static BodyPart picture(MailBody.Picture picture) throws MessagingException {
        MimeBodyPart part = new MimeBodyPart();
        part.setDataHandler(new DataHandler(new ByteArrayDataSource(picture.png(), "image/png")));
        part.setHeader(ENCODING, "base64");
        part.setContentID("<" + picture.cid() + ">");
        part.setDisposition(Part.INLINE);
        part.setFileName(picture.cid() + ".png");
        return part;
    }

    /** A message whose id is given. */
    private static final class OwnMessage extends MimeMessage {

        private final String id;

        OwnMessage(String id) {
            super(Session.getInstance(new Properties()));
            this.id = id;
        }

        @Override
        protected void updateMessageID() throws MessagingException {
            setHeader("Message-ID", id);
        }
    }

    /** Parts whose boundary is given. */
    private static final class OwnMultipart extends MimeMultipart {

        OwnMultipart(String subtype, String boundary) {
            super(subtype);
            ParameterList parameters = new ParameterList();
            parameters.set("boundary", "=_" + boundary);
            contentType = new ContentType("multipart", subtype, parameters).toString();
        }
    }
}
