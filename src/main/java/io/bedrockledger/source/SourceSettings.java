package io.bedrockledger.source;

import java.net.URI;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One place that holds logs, as the settings name it.
 *
 * @param location a folder, or {@code s3://bucket/prefix}: the place above {@code AWSLogs/}
 * @param name what the keys of a folder begin with when there are several sources; null takes the folder's own name
 * @param region of the bucket; null leaves it to the AWS SDK's default chain
 * @param endpoint another S3 than Amazon's; null leaves it to the AWS SDK's default chain
 * @param pathStyle true to name the bucket in the path instead of the host, as most other S3s need
 * @param bodyRoots for a bucket that records name, the folder or {@code s3://bucket/prefix} below which its keys are
 *     looked up; a bucket that is not mapped is looked up in this same place
 */
public record SourceSettings(
        String location,
        @Nullable String name,
        @Nullable String region,
        @Nullable URI endpoint,
        boolean pathStyle,
        Map<String, String> bodyRoots) {

    public SourceSettings {
        Objects.requireNonNull(location, "location");
        bodyRoots = Map.copyOf(bodyRoots);
        if (location.isBlank()) {
            throw new IllegalArgumentException("[location] a source must name a folder or s3://bucket/prefix;"
                    + " it is empty; name the place above AWSLogs/");
        }
    }

    /** A place with every setting at its default. */
    public static SourceSettings at(String location) {
        return new SourceSettings(location, null, null, null, false, Map.of());
    }

    /** The same way to S3, to another place. */
    SourceSettings elsewhere(String other) {
        return new SourceSettings(other, null, region, endpoint, pathStyle, Map.of());
    }
}
