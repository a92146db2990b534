package io.bedrockledger.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;

/**
 * A place as a tree of folders and files: as little of a file system or a bucket as reading logs needs. Paths are
 * relative to the place and have {@code /} between their parts; a folder's path ends with it, and the empty path is the
 * place itself.
 */
interface FileTree extends Closeable {

    /** The place as the user named it. */
    String location();

    /**
     * The names of the folders directly in a folder, in ascending order; none when the folder is not there.
     *
     * @throws IOException when the place itself is not there, or what is there cannot be listed completely
     */
    List<String> folders(String folder) throws IOException;

    /**
     * The files directly in a folder, by name in ascending order; none when the folder is not there.
     *
     * @throws IOException as for {@link #folders}
     */
    List<StoredFile> files(String folder) throws IOException;

    /** Whether a folder is only another name of one that stands elsewhere, as a symbolic link is. */
    boolean isAlias(String folder);

    /** Opens the bytes of a file; empty when nothing is there, or when it lies outside the place. */
    Optional<InputStream> openFile(String path) throws IOException;

    /** The path at which this place holds an S3 object that a record of its own names; empty when it holds none. */
    Optional<String> pathOf(S3Location object);

    /**
     * A file as its folder's listing names it.
     *
     * @param name without its folder
     * @param sizeBytes zero or more
     * @param etag as in {@link LogObject}
     */
    record StoredFile(String name, long sizeBytes, String etag) {}
}
