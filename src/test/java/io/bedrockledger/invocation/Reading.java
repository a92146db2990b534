package io.bedrockledger.invocation;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.zip.GZIPOutputStream;

/** What tests read log objects with: a fixed key, bodies that are not there, and records without a folder. */
final class Reading {

    static final FingerprintKey KEY = new FingerprintKey("0123456789abcdef".getBytes(StandardCharsets.US_ASCII));

    private Reading() {}

    static LogObjectReader reader(Limits limits) {
        return new LogObjectReader(KEY, location -> Optional.empty(), facts -> false, limits);
    }

    static List<LogRecord> records(String object) {
        return records(object.getBytes(StandardCharsets.UTF_8));
    }

    static List<LogRecord> records(byte[] object) {
        return records(new ByteArrayInputStream(object), FolderIdentity.UNKNOWN, Limits.DEFAULT);
    }

    static List<LogRecord> records(InputStream object, FolderIdentity folder, Limits limits) {
        List<LogRecord> records = new ArrayList<>();
        try (LogObjectReader reader = reader(limits)) {
            ObjectTally tally = reader.read(object, folder, records::add);
            if (tally.records() != records.size()) {
                throw new AssertionError("tally " + tally + " but records " + records.size());
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return records;
    }

    static Invocation invocation(String record) {
        List<LogRecord> records = records(record);
        if (records.size() == 1 && records.get(0) instanceof Invocation invocation) {
            return invocation;
        }
        throw new AssertionError("one invocation expected but got " + records);
    }

    static Rejected rejected(String record) {
        List<LogRecord> records = records(record);
        if (records.size() == 1 && records.get(0) instanceof Rejected rejected) {
            return rejected;
        }
        throw new AssertionError("one rejected record expected but got " + records);
    }

    /** A record without token counts in its envelope, so that they can only come from the body. */
    static String withBodies(String request, String answer) {
        return record("r-1", "\"inputBodyJson\":" + request, "\"outputBodyJson\":" + answer);
    }

    /** A record with those members in its input and its output. */
    static String record(String requestId, String input, String output) {
        return "{\"schemaType\":\"ModelInvocationLog\",\"schemaVersion\":\"1.0\",\"timestamp\":\"2025-11-03T10:00:00Z\","
                + "\"accountId\":\"111122223333\",\"region\":\"us-east-1\",\"requestId\":\"" + requestId
                + "\",\"operation\":\"InvokeModel\",\"modelId\":\"m\",\"input\":{" + input + "},\"output\":{" + output
                + "}}";
    }

    /** A record with counts only. */
    static String counted(String requestId) {
        return record(requestId, "\"inputTokenCount\":11", "\"outputTokenCount\":13");
    }

    static byte[] gzip(byte[] plain) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try (GZIPOutputStream gzip = new GZIPOutputStream(bytes)) {
            gzip.write(plain);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return bytes.toByteArray();
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }
}
