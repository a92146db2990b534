package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * Reads the envelope of a record, or says by which rule it is none. The envelope is AWS's own, so that a value of another
 * type than documented is no guess but a rejected record.
 */
final class EnvelopeReader {

    private static final Name SCHEMA_TYPE = Name.of("schemaType");
    private static final Name INVOCATION_LOG = Name.of("ModelInvocationLog");
    private static final Name TIMESTAMP = Name.of("timestamp");
    private static final Name ACCOUNT_ID = Name.of("accountId");
    private static final Name REGION = Name.of("region");
    private static final Name INFERENCE_REGION = Name.of("inferenceRegion");
    private static final Name REQUEST_ID = Name.of("requestId");
    private static final Name OPERATION = Name.of("operation");
    private static final Name MODEL_ID = Name.of("modelId");
    private static final Name IDENTITY = Name.of("identity");
    private static final Name ARN = Name.of("arn");
    private static final Name REQUEST_METADATA = Name.of("requestMetadata");
    private static final Name ERROR_CODE = Name.of("errorCode");
    private static final Name INPUT = Name.of("input");
    private static final Name OUTPUT = Name.of("output");
    private static final Name INPUT_BODY = Name.of("inputBodyJson");
    private static final Name OUTPUT_BODY = Name.of("outputBodyJson");
    private static final Name OUTPUT_PATH = Name.of("outputBodyS3Path");
    private static final Name INPUT_COUNT = Name.of("inputTokenCount");
    private static final Name CACHE_READ_COUNT = Name.of("cacheReadInputTokenCount");
    private static final Name CACHE_WRITE_COUNT = Name.of("cacheWriteInputTokenCount");
    private static final Name OUTPUT_COUNT = Name.of("outputTokenCount");

    /** Years that a table's timestamp holds and people read; a time outside them is none of a call. */
    private static final Instant EARLIEST = Instant.EPOCH;

    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** No ISO-8601 instant with nanoseconds and offset is longer. */
    private static final int LONGEST_TIMESTAMP = 40;

    private final TokenCounts tokens = new TokenCounts();
    private @Nullable Rejected rejected;
    private long lineNumber;

    /** The envelope, or null when {@link #rejected} says why there is none. Its tokens hold until the next call. */
    @Nullable
    Envelope read(JsonTape json, int record, FolderIdentity folder, long line) {
        tokens.clear();
        rejected = null;
        lineNumber = line;
        if (!isInvocationLog(json, record)) {
            return null;
        }
        String requestId = required(json, record, REQUEST_ID);
        String modelId = required(json, record, MODEL_ID);
        Instant invokedAt = timestamp(json, record);
        String accountId = placed(json, record, ACCOUNT_ID, folder.accountId());
        String region = placed(json, record, REGION, folder.region());
        int input = json.find(record, INPUT);
        int output = json.find(record, OUTPUT);
        count(json, input, INPUT, INPUT_COUNT, Bucket.INPUT);
        count(json, input, INPUT, CACHE_READ_COUNT, Bucket.CACHE_READ);
        count(json, input, INPUT, CACHE_WRITE_COUNT, Bucket.CACHE_WRITE);
        count(json, output, OUTPUT, OUTPUT_COUNT, Bucket.OUTPUT);
        if (rejected != null
                || requestId == null
                || modelId == null
                || invokedAt == null
                || accountId == null
                || region == null) {
            return null;
        }
        return new Envelope(
                requestId,
                accountId,
                region,
                invokedAt,
                optional(json, record, OPERATION),
                modelId,
                optional(json, record, INFERENCE_REGION),
                optional(json, json.find(record, IDENTITY), ARN),
                metadata(json, json.find(record, REQUEST_METADATA)),
                optional(json, record, ERROR_CODE),
                tokens,
                json.find(input, INPUT_BODY),
                json.find(output, OUTPUT_BODY),
                optional(json, output, OUTPUT_PATH));
    }

    /** Why the last record has no envelope. */
    Rejected rejected() {
        if (rejected == null) {
            throw new IllegalStateException(
                    "[line " + lineNumber + "] rejected() is asked only after read returned null");
        }
        return rejected;
    }

    private void reject(RejectReason reason, String rule, String detail) {
        if (rejected == null) {
            rejected = new Rejected(lineNumber, reason, rule, detail);
        }
    }

    private boolean isInvocationLog(JsonTape json, int record) {
        if (!json.isObject(record)) {
            reject(RejectReason.NOT_AN_INVOCATION, "a record must be an object", json.describe(record));
            return false;
        }
        int type = json.find(record, SCHEMA_TYPE);
        if (!json.isAbsent(type) && !json.isText(type, INVOCATION_LOG)) {
            reject(
                    RejectReason.NOT_AN_INVOCATION,
                    "schemaType must be ModelInvocationLog",
                    "schemaType: " + json.describe(type));
            return false;
        }
        return true;
    }

    private @Nullable String required(JsonTape json, int record, Name name) {
        int token = json.find(record, name);
        if (isMissing(json, token)) {
            reject(RejectReason.MISSING_FIELD, name + " must be there", name + ": " + describeMissing(json, token));
            return null;
        }
        return string(json, token, name);
    }

    private static boolean isMissing(JsonTape json, int token) {
        return json.isAbsent(token) || (json.isString(token) && json.length(token) == 0);
    }

    private static String describeMissing(JsonTape json, int token) {
        return token == JsonTape.NONE ? "absent" : json.describe(token);
    }

    private @Nullable String string(JsonTape json, int token, Name name) {
        if (!json.isString(token)) {
            reject(RejectReason.WRONG_TYPE, name + " must be a string", name + ": " + json.describe(token));
            return null;
        }
        return json.text(token);
    }

    private @Nullable Instant timestamp(JsonTape json, int record) {
        String text = required(json, record, TIMESTAMP);
        if (text == null) {
            return null;
        }
        Instant instant = text.length() <= LONGEST_TIMESTAMP ? instant(text) : null;
        if (instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            reject(
                    RejectReason.BAD_TIMESTAMP,
                    "timestamp must be an ISO-8601 instant with its offset, from 1970 to 9999",
                    "timestamp: " + json.describe(json.find(record, TIMESTAMP)));
            return null;
        }
        return instant;
    }

    private static @Nullable Instant instant(String text) {
        Instant usual = UsualTimestamp.parse(text);
        if (usual != null) {
            return usual;
        }
        try {
            return OffsetDateTime.parse(text).toInstant().truncatedTo(ChronoUnit.SECONDS);
        } catch (DateTimeParseException notAnInstant) {
            return null;
        }
    }

    private @Nullable String placed(JsonTape json, int record, Name name, @Nullable String folder) {
        int token = json.find(record, name);
        if (isMissing(json, token)) {
            return folder == null ? required(json, record, name) : folder;
        }
        String value = string(json, token, name);
        if (value != null && folder != null && !value.equals(folder)) {
            reject(
                    RejectReason.MISPLACED,
                    name + " must be that of the folder, " + folder,
                    name + ": another " + json.describe(token));
        }
        return value;
    }

    private void count(JsonTape json, int owner, Name ownerName, Name name, Bucket bucket) {
        if (json.isAbsent(owner)) {
            return;
        }
        if (!json.isObject(owner)) {
            reject(RejectReason.WRONG_TYPE, ownerName + " must be an object", ownerName + ": " + json.describe(owner));
            return;
        }
        int token = json.find(owner, name);
        if (json.isAbsent(token)) {
            return;
        }
        if (!json.isNumber(token)) {
            reject(RejectReason.WRONG_TYPE, name + " must be a number", name + ": " + json.describe(token));
            return;
        }
        OptionalLong value = json.wholeNumber(token);
        if (value.isEmpty() || value.getAsLong() > TokenCounts.MAX) {
            reject(
                    RejectReason.NUMBER_OUT_OF_RANGE,
                    name + " must be a whole number of at most " + TokenCounts.MAX,
                    name + ": " + json.describe(token));
        } else if (value.getAsLong() < 0) {
            reject(RejectReason.NEGATIVE_TOKENS, name + " must be >= 0", name + ": was " + value.getAsLong());
        } else {
            tokens.put(bucket, value.getAsLong());
        }
    }

    private static @Nullable String optional(JsonTape json, int owner, Name name) {
        int token = json.find(owner, name);
        return json.isString(token) && json.length(token) > 0 ? json.text(token) : null;
    }

    /** The pairs whose values are scalars; AWS documents strings only. */
    private static Map<String, String> metadata(JsonTape json, int metadata) {
        if (!json.isObject(metadata) || json.firstChild(metadata) == json.end(metadata)) {
            return Map.of();
        }
        Map<String, String> pairs = new HashMap<>();
        for (int key = json.firstChild(metadata); key < json.end(metadata); key = json.next(key + 1)) {
            switch (json.kind(key + 1)) {
                case STRING, NUMBER, TRUE, FALSE -> pairs.put(json.text(key), json.text(key + 1));
                case OBJECT, ARRAY, NULL, KEY, END -> {}
            }
        }
        return pairs;
    }
}
