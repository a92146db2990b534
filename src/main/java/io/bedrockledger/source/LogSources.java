package io.bedrockledger.source;

import io.bedrockledger.source.CompositeLogSource.Member;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.Pattern;

/**
 * The way from settings to a source. The keys of a single folder are paths below it; of several sources, those of a
 * folder begin with its name, so that the same path in two folders is two log objects. Keys on S3 name their bucket.
 */
public final class LogSources {

    private static final Pattern OTHER_SCHEME = Pattern.compile("[A-Za-z][A-Za-z0-9+.-]+://.*");

    private LogSources() {}

    /**
     * The source that the settings describe, which the caller closes; nothing is read yet.
     *
     * @throws IllegalArgumentException when a setting is wrong; the message names it
     */
    public static LogSource open(List<SourceSettings> settings) {
        if (settings.isEmpty()) {
            throw new IllegalArgumentException(
                    "[ledger.sources] there must be a source; none is named; name one, or use --logs");
        }
        if (settings.size() == 1) {
            return member(settings.get(0), "").source();
        }
        refuseNestedFolders(settings);
        return new CompositeLogSource(settings.stream()
                .map(each -> member(each, isOnS3(each) ? "" : name(each) + "/"))
                .toList());
    }

    private static Member member(SourceSettings settings, String folderKeyPrefix) {
        if (isOnS3(settings)) {
            S3LogSource source = S3LogSource.connect(settings);
            return new Member(source.keyPrefix(), source);
        }
        if (OTHER_SCHEME.matcher(settings.location()).matches()) {
            throw new IllegalArgumentException("[" + settings.location()
                    + "] a source must be a folder or s3://bucket/prefix; its scheme is another one; correct it");
        }
        return new Member(folderKeyPrefix, new FolderLogSource(settings, folderKeyPrefix));
    }

    private static boolean isOnS3(SourceSettings settings) {
        return settings.location().startsWith(S3Location.SCHEME);
    }

    private static Path path(SourceSettings settings) {
        return Path.of(settings.location()).toAbsolutePath().normalize();
    }

    private static String name(SourceSettings settings) {
        if (settings.name() != null) {
            return settings.name();
        }
        Path name = path(settings).getFileName();
        return name == null ? "root" : name.toString();
    }

    private static void refuseNestedFolders(List<SourceSettings> settings) {
        List<SourceSettings> folders =
                settings.stream().filter(each -> !isOnS3(each)).toList();
        for (int first = 0; first < folders.size(); first++) {
            for (int second = first + 1; second < folders.size(); second++) {
                refuseNested(folders.get(first), folders.get(second));
            }
        }
    }

    private static void refuseNested(SourceSettings one, SourceSettings other) {
        if (path(one).startsWith(path(other)) || path(other).startsWith(path(one))) {
            throw new IllegalArgumentException("[" + other.location() + "] sources must not overlap; it and "
                    + one.location() + " lie in one another; name every place once");
        }
    }
}
