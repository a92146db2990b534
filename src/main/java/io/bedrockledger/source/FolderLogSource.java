package io.bedrockledger.source;

import java.io.FileNotFoundException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.AccessDeniedException;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Logs in a folder of the file system. A symbolic link is followed as long as it stays within the folder; one that leads
 * out of it is refused. An off-loaded body {@code s3://bucket/key} is, unless its bucket is mapped, the file {@code key}
 * below the folder.
 */
final class FolderLogSource implements LogSource, FileTree {

    private final String location;
    private final Path root;
    private final String keyPrefix;
    private final LogLayout layout;
    private final BodyRoots bodyRoots;

    /** The last folder whose files were found to be inside; several threads ask, and nothing but time is lost. */
    private volatile @Nullable Path insideFolder;

    /**
     * The folder that the settings name; it is looked at when it is first used.
     *
     * @param keyPrefix what the keys of its log objects begin with; empty when it is the only source
     */
    FolderLogSource(SourceSettings settings, String keyPrefix) {
        this.location = settings.location();
        this.root = Path.of(settings.location()).toAbsolutePath().normalize();
        this.keyPrefix = keyPrefix;
        this.layout = new LogLayout(this, keyPrefix);
        this.bodyRoots = BodyRoots.of(settings);
    }

    @Override
    public String location() {
        return location;
    }

    @Override
    public void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
        layout.list(from, to, found);
    }

    @Override
    public Optional<LocalDate> newestLogDate() throws IOException {
        return layout.newestDay();
    }

    @Override
    public Optional<LocalDate> oldestLogDate() throws IOException {
        return layout.oldestDay();
    }

    @Override
    public InputStream open(LogObject object) throws IOException {
        if (!object.key().startsWith(keyPrefix)) {
            throw new IllegalArgumentException(
                    "[" + object.key() + "] a log object must be opened by its own source; this one is " + location);
        }
        return openFile(object.key().substring(keyPrefix.length()))
                .orElseThrow(() -> new FileNotFoundException("[" + object.key()
                        + "] a listed log object must be there; it has vanished from " + location
                        + " since it was listed; run again"));
    }

    @Override
    public Optional<InputStream> openBody(String body) throws IOException {
        return bodyRoots.open(body, this);
    }

    @Override
    public List<String> folders(String folder) throws IOException {
        List<String> names = new ArrayList<>();
        for (Path child : children(folder)) {
            if (Files.isDirectory(child)) {
                names.add(child.getFileName().toString());
            }
        }
        return names;
    }

    @Override
    public List<StoredFile> files(String folder) throws IOException {
        List<StoredFile> files = new ArrayList<>();
        for (Path child : children(folder)) {
            if (Files.isRegularFile(child)) {
                files.add(storedFile(confined(child)));
            }
        }
        return files;
    }

    @Override
    public boolean isAlias(String folder) {
        Path path = root.resolve(folder);
        return !path.equals(root) && Files.isSymbolicLink(path);
    }

    @Override
    public Optional<InputStream> openFile(String path) throws IOException {
        try {
            Path file = root.resolve(path).normalize();
            return file.startsWith(root) && isFileInside(file)
                    ? Optional.of(Files.newInputStream(file))
                    : Optional.empty();
        } catch (NoSuchFileException | InvalidPathException e) {
            return Optional.empty();
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        }
    }

    @Override
    public Optional<String> pathOf(S3Location object) {
        return Optional.of(object.key());
    }

    @Override
    public void close() throws IOException {
        bodyRoots.close();
    }

    private List<Path> children(String folder) throws IOException {
        List<Path> children = new ArrayList<>();
        try (DirectoryStream<Path> stream = Files.newDirectoryStream(confined(root.resolve(folder)))) {
            stream.forEach(children::add);
        } catch (NoSuchFileException | NotDirectoryException e) {
            requireRoot(e);
        } catch (AccessDeniedException e) {
            throw unreadable(e);
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        children.sort(Comparator.comparing(child -> child.getFileName().toString()));
        return children;
    }

    private void requireRoot(IOException cause) throws IOException {
        if (!Files.isDirectory(root)) {
            String found = Files.exists(root) ? "it is no folder" : "nothing is there";
            throw new IOException(
                    "[" + location + "] the log source must be a folder; " + found + "; name the folder above AWSLogs/",
                    cause);
        }
    }

    private Path confined(Path file) throws IOException {
        if (!file.equals(root) && Files.isSymbolicLink(file) && !isInside(file)) {
            throw new IOException("[" + location + "] a link must stay within the folder; " + root.relativize(file)
                    + " leads out of it; remove it or make its target a source of its own");
        }
        return file;
    }

    /** Whether it is a file that is nowhere else than in the folder. Of a folder's many files this asks once about the folder. */
    private boolean isFileInside(Path file) throws IOException {
        BasicFileAttributes attributes =
                Files.readAttributes(file, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
        if (!attributes.isRegularFile()) {
            return attributes.isSymbolicLink() && isInside(file) && Files.isRegularFile(file);
        }
        Path folder = Objects.requireNonNull(file.getParent());
        if (!folder.equals(insideFolder)) {
            if (!isInside(folder)) {
                return false;
            }
            insideFolder = folder;
        }
        return true;
    }

    private boolean isInside(Path file) throws IOException {
        return file.toRealPath().startsWith(root.toRealPath());
    }

    private StoredFile storedFile(Path file) throws IOException {
        BasicFileAttributes attributes = Files.readAttributes(file, BasicFileAttributes.class);
        return new StoredFile(
                file.getFileName().toString(),
                attributes.size(),
                Long.toString(attributes.lastModifiedTime().to(TimeUnit.NANOSECONDS)));
    }

    private IOException unreadable(AccessDeniedException e) {
        return new IOException(
                "[" + location + "] the log source must be readable; access to " + e.getFile()
                        + " is denied; grant it to the user who runs this",
                e);
    }
}
