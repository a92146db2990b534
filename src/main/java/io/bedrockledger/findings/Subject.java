package io.bedrockledger.findings;

import io.bedrockledger.warehouse.FindingColumn;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Collections;
import java.util.EnumMap;
import java.util.HexFormat;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;

/**
 * What a finding is about.
 *
 * @param kind what was found
 * @param values of the kind's subject columns; one that is not there is NULL
 */
record Subject(FindingKind kind, Map<FindingColumn, String> values) {

    /** 64 bits: two of a million findings collide with a chance of one in 10^7. */
    private static final int ID_DIGITS = 16;

    Subject {
        Objects.requireNonNull(kind, "kind");
        Map<FindingColumn, String> copy = new EnumMap<>(FindingColumn.class);
        copy.putAll(values);
        if (!kind.subject().containsAll(copy.keySet())) {
            throw new IllegalArgumentException("[" + kind + "] a subject must have the columns " + kind.subject()
                    + " at most; it has " + copy.keySet() + "; this is a bug");
        }
        values = Collections.unmodifiableMap(copy);
    }

    /** A value; empty when NULL. */
    Optional<String> value(FindingColumn column) {
        return Optional.ofNullable(values.get(column));
    }

    /** The finding's id: a hash of kind and subject, without dates. */
    String id() {
        StringBuilder text = new StringBuilder(kind.name());
        for (FindingColumn column : kind.subject()) {
            String value = values.get(column);
            // With lengths, so that no two subjects read alike.
            text.append('\n')
                    .append(column.columnName())
                    .append(value == null ? " -" : " " + value.length() + " " + value);
        }
        try {
            byte[] hash =
                    MessageDigest.getInstance("SHA-256").digest(text.toString().getBytes(StandardCharsets.UTF_8));
            return HexFormat.of().formatHex(hash).substring(0, ID_DIGITS);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("[findings] Java must have SHA-256; it does not", e);
        }
    }
}
