package io.bedrockledger.invocation;

import io.bedrockledger.invocation.TokenCounts.Bucket;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.time.Instant;
import java.time.LocalDate;
import java.time.OffsetDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.time.temporal.ChronoUnit;
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

    /** Amazon Bedrock was announced in April 2023; before that year there was no call. */
    private static final Instant EARLIEST = Instant.parse("2023-01-01T00:00:00Z");

    /** What a table's timestamp holds and people read. */
    private static final Instant LATEST = Instant.parse("9999-12-31T23:59:59Z");

    /** Days from a folder's to the first that a call in it cannot have: logs are late, and clocks differ by minutes. */
    private static final int DAYS_AHEAD = 2;

    /** What stands for an error code that is no word. */
    private static final String OTHER_ERROR = "OTHER";

    /** Where no body is: the place of one whose path is no plain text. */
    private static final String NOWHERE = "";

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
        Instant invokedAt = timestamp(json, record, folder);
        String accountId = placed(json, record, ACCOUNT_ID, folder.accountId());
        String region = placed(json, record, REGION, folder.region());
        String errorCode = errorCode(json, json.find(record, ERROR_CODE));
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
                RequestMetadata.read(json, json.find(record, REQUEST_METADATA)),
                errorCode,
                tokens,
                json.find(input, INPUT_BODY),
                json.find(output, OUTPUT_BODY),
                path(json, json.find(output, OUTPUT_PATH)));
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
        int token = present(json, record, name);
        return token == JsonTape.NONE ? null : string(json, token, name);
    }

    /** The field's token; none, and the record rejected, when it is missing. */
    private int present(JsonTape json, int record, Name name) {
        int token = json.find(record, name);
        if (isMissing(json, token)) {
            reject(RejectReason.MISSING_FIELD, name + " must be there", name + ": " + describeMissing(json, token));
            return JsonTape.NONE;
        }
        return token;
    }

    private static boolean isMissing(JsonTape json, int token) {
        return json.isAbsent(token) || (json.isString(token) && json.length(token) == 0);
    }

    private static String describeMissing(JsonTape json, int token) {
        return token == JsonTape.NONE ? "absent" : json.describe(token);
    }

    private @Nullable String string(JsonTape json, int token, Name name) {
        if (!isString(json, token, name)) {
            return null;
        }
        String text = PlainText.of(json, token, PlainText.LONGEST_TEXT);
        if (text == null) {
            reject(
                    RejectReason.BAD_TEXT,
                    name + " must have at most " + PlainText.LONGEST_TEXT + " bytes and no control characters",
                    name + ": " + json.describe(token));
        }
        return text;
    }

    private boolean isString(JsonTape json, int token, Name name) {
        if (!json.isString(token)) {
            reject(RejectReason.WRONG_TYPE, name + " must be a string", name + ": " + json.describe(token));
        }
        return json.isString(token);
    }

    private @Nullable Instant timestamp(JsonTape json, int record, FolderIdentity folder) {
        int token = present(json, record, TIMESTAMP);
        if (token == JsonTape.NONE || !isString(json, token, TIMESTAMP)) {
            return null;
        }
        String text = PlainText.of(json, token, LONGEST_TIMESTAMP);
        Instant instant = text == null ? null : instant(text);
        LocalDate day = folder.logDate();
        String rule = null;
        if (instant == null || instant.isBefore(EARLIEST) || instant.isAfter(LATEST)) {
            rule = "timestamp must be an ISO-8601 instant with its offset, from 2023 to 9999";
        } else if (day != null && !instant.isBefore(startOf(day.plusDays(DAYS_AHEAD)))) {
            rule = "timestamp must be at most a day after that of the folder, " + day;
        }
        if (rule != null) {
            reject(RejectReason.BAD_TIMESTAMP, rule, "timestamp: " + json.describe(token));
            return null;
        }
        return instant;
    }

    private static Instant startOf(LocalDate day) {
        return day.atStartOfDay(ZoneOffset.UTC).toInstant();
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
            reject(RejectReason.NEGATIVE_TOKENS, name + " must be >= 0", name + ": " + json.describe(token));
        } else {
            tokens.put(bucket, value.getAsLong());
        }
    }

    /** A text that only describes the call; without it the call stands. */
    private static @Nullable String optional(JsonTape json, int owner, Name name) {
        int token = json.find(owner, name);
        return json.isString(token) && json.length(token) > 0
                ? PlainText.of(json, token, PlainText.LONGEST_TEXT)
                : null;
    }

    /** The code of a failed call, null of one that did not fail; whether it failed decides what it costs. */
    private @Nullable String errorCode(JsonTape json, int token) {
        if (isMissing(json, token)) {
            return null;
        }
        if (!isString(json, token, ERROR_CODE)) {
            return null;
        }
        String word = PlainText.word(json, token);
        return word == null ? OTHER_ERROR : word;
    }

    private static @Nullable String path(JsonTape json, int token) {
        if (!json.isString(token) || json.length(token) == 0) {
            return null;
        }
        String plain = PlainText.of(json, token, PlainText.LONGEST_TEXT);
        return plain == null ? NOWHERE : plain;
    }
}
