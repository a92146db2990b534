package io.bedrockledger.mail;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** The folder of mails, one file each: what is sent is read from here, and without sending it stays here. */
public final class Outbox {

    private static final String FOLDER = "outbox";
    private static final String SUFFIX = ".eml";

    private final Path root;

    private Outbox(Path root) {
        this.root = root;
    }

    /** The outbox of a data folder. */
    public static Outbox of(Path dataFolder) {
        return new Outbox(dataFolder.resolve(FOLDER));
    }

    /** The place of a mail's file. */
    public Path file(Envelope mail) {
        return file(mail.kind(), mail.period(), mail.team());
    }

    private Path file(MailKind kind, String period, @Nullable String team) {
        return root.resolve(kind.folder()).resolve(period).resolve(kind.fileName(team) + SUFFIX);
    }

    /** The bytes of a mail that was put there; empty when its file is gone. */
    Optional<byte[]> read(StoredMail mail) {
        Path file = file(mail.kind(), mail.period(), mail.team());
        try {
            return Optional.of(Files.readAllBytes(file));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw new UncheckedIOException("[" + file + "] a mail of the outbox must be readable; see the cause", e);
        }
    }

    /** Puts a mail there, whole or not at all. */
    void write(Mail mail) {
        Path file = file(mail.envelope());
        byte[] bytes = MailBytes.of(mail);
        try {
            Path folder = Files.createDirectories(file.toAbsolutePath().getParent());
            Path written = folder.resolve("." + file.getFileName() + ".part");
            Files.write(written, bytes);
            Files.move(written, file, StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + file + "] a mail must be written to the outbox; see the cause", e);
        }
    }
}
