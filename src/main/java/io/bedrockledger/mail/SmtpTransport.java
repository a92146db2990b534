package io.bedrockledger.mail;

import jakarta.mail.Address;
import jakarta.mail.MessagingException;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import java.io.ByteArrayInputStream;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import org.jspecify.annotations.Nullable;
import org.springframework.mail.MailException;
import org.springframework.mail.MailSendException;
import org.springframework.mail.javamail.JavaMailSenderImpl;

/** SMTP by Spring's mail sender, over one connection for all mails of a batch. */
public final class SmtpTransport implements MailTransport {

    private static final String TLS_REQUIRED = "mail.smtp.starttls.required";

    private final JavaMailSenderImpl sender;

    /**
     * A transport over a sender that Spring Boot made of {@code spring.mail.*}. One that has a user name sends it by an
     * encrypted connection only, unless its settings say otherwise in so many words.
     */
    public SmtpTransport(JavaMailSenderImpl sender) {
        this.sender = sender;
        if (sender.getUsername() != null) {
            sender.getJavaMailProperties().putIfAbsent(TLS_REQUIRED, "true");
        }
    }

    @Override
    public Outcome send(List<Outgoing> mails) {
        List<MimeMessage> messages = new ArrayList<>(mails.size());
        for (Outgoing mail : mails) {
            messages.add(StoredMessage.of(mail));
        }
        try {
            sender.send(messages.toArray(MimeMessage[]::new));
            return new Outcome(Map.of(), true);
        } catch (MailSendException e) {
            return outcome(messages, e);
        } catch (MailException e) {
            // Of a password that is refused the next mail need not try: some servers lock who tries too often.
            return failed(mails.size(), e);
        }
    }

    private static Outcome outcome(List<MimeMessage> messages, MailSendException e) {
        Map<Integer, String> failures = new HashMap<>();
        for (int place = 0; place < messages.size(); place++) {
            Exception failure = e.getFailedMessages().get(messages.get(place));
            if (failure != null) {
                failures.put(place, reason(failure));
            }
        }
        // Of a server that it cannot reach the sender tells as the cause of the whole, and gives up on the rest.
        boolean reached = e.getCause() == null || !failures.containsKey(messages.size() - 1);
        return new Outcome(failures, reached);
    }

    private static Outcome failed(int mails, MailException e) {
        Map<Integer, String> failures = new HashMap<>();
        for (int place = 0; place < mails; place++) {
            failures.put(place, reason(e));
        }
        return new Outcome(failures, false);
    }

    /** The server's own words: those of the innermost failure that has any. */
    private static String reason(Throwable failure) {
        String said = "no reason was given";
        for (@Nullable Throwable inner = failure; inner != null; inner = next(inner)) {
            if (inner.getMessage() != null && !inner.getMessage().isBlank()) {
                said = inner.getMessage();
            }
        }
        return HeaderText.of(said.lines().findFirst().orElse(said));
    }

    private static @Nullable Throwable next(Throwable failure) {
        return failure instanceof MessagingException mail && mail.getNextException() != null
                ? mail.getNextException()
                : failure.getCause();
    }

    /** A message of the outbox, sent byte by byte as it lies there, to one of its recipients. */
    private static final class StoredMessage extends MimeMessage {

        private final Address[] envelope;

        private StoredMessage(Outgoing mail) throws MessagingException {
            super(Session.getInstance(new Properties()), new ByteArrayInputStream(mail.bytes()));
            envelope = new Address[] {MailAddresses.parsed(mail.recipient())};
        }

        static MimeMessage of(Outgoing mail) {
            try {
                return new StoredMessage(mail);
            } catch (MessagingException e) {
                throw new IllegalStateException(
                        "[outbox] a mail of the outbox must be MIME; one is not; see the cause", e);
            }
        }

        @Override
        public Address[] getAllRecipients() {
            return envelope.clone();
        }

        /** It is whole; to make its headers anew would change them. */
        @Override
        public void saveChanges() {
            saved = true;
        }
    }
}
