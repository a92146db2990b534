package io.bedrockledger.source;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * A place on S3: {@code s3://bucket/key}.
 *
 * @param bucket never empty
 * @param key of an object, or a prefix; empty for the whole bucket
 */
record S3Location(String bucket, String key) {

    static final String SCHEME = "s3://";

    private static final Pattern FORM = Pattern.compile("s3://([A-Za-z0-9][A-Za-z0-9._-]*)(?:/(.*))?");

    /** Reads a location; empty when the text is none. */
    static Optional<S3Location> parse(String text) {
        Matcher form = FORM.matcher(text);
        if (!form.matches()) {
            return Optional.empty();
        }
        String key = form.group(2);
        return Optional.of(new S3Location(form.group(1), key == null ? "" : key));
    }

    @Override
    public String toString() {
        return SCHEME + bucket + "/" + key;
    }
}
