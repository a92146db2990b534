package io.bedrockledger.source;

import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;

/** Where off-loaded bodies are looked up: the root that a bucket is mapped to, else the source itself. */
final class BodyRoots implements Closeable {

    /** A part that a file system or an HTTP path would read as something else than a name. */
    private static final Pattern NO_NAME = Pattern.compile("\\.{0,2}|.*[\\\\\\p{Cntrl}].*");

    private final Map<String, FileTree> treesByBucket;

    private BodyRoots(Map<String, FileTree> treesByBucket) {
        this.treesByBucket = treesByBucket;
    }

    /** The roots that a source's settings name. */
    static BodyRoots of(SourceSettings settings) {
        Map<String, FileTree> trees = new LinkedHashMap<>();
        settings.bodyRoots().forEach((bucket, root) -> trees.put(bucket, tree(settings.elsewhere(root))));
        return new BodyRoots(trees);
    }

    private static FileTree tree(SourceSettings root) {
        return root.location().startsWith(S3Location.SCHEME)
                ? S3LogSource.connect(root)
                : new FolderLogSource(root, "");
    }

    /**
     * Opens the body at a location, which came from a record and is not to be trusted.
     *
     * @param own where a bucket that is not mapped is looked up
     * @return empty when the location is no such location, lies outside its root, or nothing is there
     */
    Optional<InputStream> open(String location, FileTree own) throws IOException {
        S3Location body = S3Location.parse(location).orElse(null);
        if (body == null || !isPlain(body.key())) {
            return Optional.empty();
        }
        FileTree mapped = treesByBucket.get(body.bucket());
        if (mapped != null) {
            return mapped.openFile(body.key());
        }
        String path = own.pathOf(body).orElse(null);
        return path == null ? Optional.empty() : own.openFile(path);
    }

    private static boolean isPlain(String key) {
        for (String part : key.split("/", -1)) {
            if (NO_NAME.matcher(part).matches()) {
                return false;
            }
        }
        return true;
    }

    @Override
    public void close() throws IOException {
        for (FileTree tree : treesByBucket.values()) {
            tree.close();
        }
    }
}
