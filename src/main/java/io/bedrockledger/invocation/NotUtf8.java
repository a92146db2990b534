package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.util.List;
import java.util.stream.Stream;

/** The rejection of a record that holds bytes which are not UTF-8, wherever they stand: it is no JSON (RFC 8259, 8.1). */
final class NotUtf8 {

    /** The fields that AWS documents; the names of others are the writer's own, and not repeated. */
    private static final List<Name> FIELDS = Stream.of(
                    "schemaType",
                    "schemaVersion",
                    "timestamp",
                    "accountId",
                    "region",
                    "inferenceRegion",
                    "requestId",
                    "operation",
                    "modelId",
                    "identity",
                    "requestMetadata",
                    "errorCode",
                    "input",
                    "output")
            .map(Name::of)
            .toList();

    private static final String ANOTHER = "a field that AWS does not document";

    private NotUtf8() {}

    static Rejected of(JsonTape json, int record, long lineNumber) {
        int damaged = json.firstNotUtf8(record);
        int place = json.offset(damaged) - json.offset(record) + 1;
        return new Rejected(
                lineNumber,
                RejectReason.INVALID_UTF8,
                "a record must be UTF-8",
                field(json, record, damaged) + ": " + json.describe(damaged) + ", at byte " + place + " of the record");
    }

    /** The field of the record that holds the token. */
    private static String field(JsonTape json, int record, int token) {
        if (json.isObject(record)) {
            for (int key = json.firstChild(record); key < json.end(record); key = json.next(key + 1)) {
                if (key < token && token < json.next(key + 1)) {
                    return named(json, key);
                }
            }
        }
        return ANOTHER;
    }

    private static String named(JsonTape json, int key) {
        for (Name field : FIELDS) {
            if (json.isNamed(key, field)) {
                return field.toString();
            }
        }
        return ANOTHER;
    }
}
