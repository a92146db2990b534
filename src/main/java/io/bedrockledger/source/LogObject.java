package io.bedrockledger.source;

import java.time.LocalDate;
import java.util.Objects;

/**
 * A log object as its listing names it.
 *
 * @param key where it is, unique over all sources and stable over nights: {@code s3://bucket/key}, or the path below the root of a folder with {@code /} between its parts; of one of several sources, behind the folder's name
 * @param accountId the account folder it lies in, twelve digits
 * @param region the region folder it lies in, such as {@code us-east-1}
 * @param logDate the UTC day folder it lies in
 * @param sizeBytes its compressed size, zero or more
 * @param etag what changes when its content changes: the ETag of S3 without quotes; of a file, its time of modification in nanoseconds
 */
public record LogObject(String key, String accountId, String region, LocalDate logDate, long sizeBytes, String etag) {

    public LogObject {
        Objects.requireNonNull(key, "key");
        Objects.requireNonNull(accountId, "accountId");
        Objects.requireNonNull(region, "region");
        Objects.requireNonNull(logDate, "logDate");
        Objects.requireNonNull(etag, "etag");
        if (sizeBytes < 0) {
            throw new IllegalArgumentException("[" + key + "] sizeBytes must be >= 0 but was " + sizeBytes);
        }
    }
}
