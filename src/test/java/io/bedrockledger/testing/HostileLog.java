package io.bedrockledger.testing;

import io.bedrockledger.invocation.RejectReason;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/**
 * A log object, made line by line, with a statement of what must become of each: the call with these token counts, the
 * rejection for this reason, or nothing. The calls are of the usual account and region, at noon of {@link #DAY}.
 */
public final class HostileLog {

    /** The day of every call, and of the folder. */
    public static final String DAY = "2026-11-10";

    private final String name;
    private final ByteArrayOutputStream plain = new ByteArrayOutputStream();
    private final List<String> fates = new ArrayList<>();
    private UnaryOperator<byte[]> stored = bytes -> bytes;
    private long line = 1;
    private int calls;

    private HostileLog(String name) {
        this.name = name;
    }

    /** An empty object; the name is part of its calls' request ids, and of its file's name. */
    public static HostileLog named(String name) {
        return new HostileLog(name);
    }

    public String name() {
        return name;
    }

    /** The bytes as they are stored. */
    public byte[] bytes() {
        return stored.apply(plain.toByteArray());
    }

    /**
     * What must become of the object, record by record: {@code 3 name-1 1000+100} for a call on line 3 with 1,000 tokens in
     * and 100 out, {@code 4 MALFORMED_JSON} for a rejected record.
     */
    public List<String> fates() {
        return List.copyOf(fates);
    }

    /** How a call on a line is told. */
    public static String fate(long line, String requestId, @Nullable Long input, @Nullable Long output) {
        return line + " " + requestId + " " + input + "+" + output;
    }

    /** How a rejected record is told. */
    public static String fate(long line, RejectReason reason) {
        return line + " " + reason;
    }

    /** A record as AWS writes it. */
    public HostileLog call() {
        return call(record -> record);
    }

    /** A record that is changed without harm. */
    public HostileLog call(UnaryOperator<String> change) {
        return call(1_000L, 100L, change);
    }

    /** A record that is changed so that it tells these counts. */
    public HostileLog call(@Nullable Long input, @Nullable Long output, UnaryOperator<String> change) {
        fates.add(fate(line, requestId(), input, output));
        return raw(changed(change) + "\n");
    }

    /** A record that is changed so that it must be rejected. */
    public HostileLog reject(RejectReason reason, UnaryOperator<String> change) {
        fates.add(fate(line, reason));
        return raw(changed(change) + "\n");
    }

    /** A line that is no record that could be read. */
    public HostileLog reject(RejectReason reason, String text) {
        fates.add(fate(line, reason));
        return raw(text + "\n");
    }

    /** A line of bytes that is no record that could be read. */
    public HostileLog reject(RejectReason reason, byte[] text) {
        fates.add(fate(line, reason));
        plain.writeBytes(text);
        return raw("\n");
    }

    /** The next record of this object, to be put into a text; it is called by the same number in the fates. */
    public String record() {
        return changed(record -> record);
    }

    /** A text of any form; each of its records is told by {@link #expect} before. */
    public HostileLog raw(String text) {
        plain.writeBytes(text.getBytes(StandardCharsets.UTF_8));
        line += text.chars().filter(c -> c == '\n').count();
        return this;
    }

    /** Tells of the calls of the next texts, so many lines on, by their number in this object. */
    public HostileLog expect(int linesOn, int number) {
        fates.add(fate(line + linesOn, name + "-" + number, 1_000L, 100L));
        return this;
    }

    /** Tells of a rejected record of the next texts, so many lines on. */
    public HostileLog expect(int linesOn, RejectReason reason) {
        fates.add(fate(line + linesOn, reason));
        return this;
    }

    /** Says how the bytes are stored. */
    public HostileLog as(UnaryOperator<byte[]> form) {
        UnaryOperator<byte[]> before = stored;
        stored = bytes -> form.apply(before.apply(bytes));
        return this;
    }

    private String requestId() {
        return name + "-" + (calls + 1);
    }

    private String changed(UnaryOperator<String> change) {
        String record = LogCall.of(requestId(), DAY + "T12:00:00Z").line();
        calls++;
        return change.apply(record);
    }

    @Override
    public String toString() {
        return name;
    }
}
