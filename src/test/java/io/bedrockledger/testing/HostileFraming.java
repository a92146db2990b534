package io.bedrockledger.testing;

import static io.bedrockledger.invocation.RejectReason.CORRUPT_OBJECT;
import static io.bedrockledger.invocation.RejectReason.MALFORMED_JSON;
import static io.bedrockledger.invocation.RejectReason.MISSING_FIELD;
import static io.bedrockledger.invocation.RejectReason.NOT_AN_INVOCATION;
import static io.bedrockledger.invocation.RejectReason.TORN_OBJECT;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.List;
import java.util.function.UnaryOperator;
import tools.jackson.databind.json.JsonMapper;

/** Log objects whose lines, values, members or trailers are not as AWS writes them. */
public final class HostileFraming {

    private static final JsonMapper JSON = new JsonMapper();
    private static final UnaryOperator<byte[]> GZIP = HostileFraming::gzip;

    private HostileFraming() {}

    /** Objects whose stored form is unusual or damaged. */
    public static List<HostileLog> containers() {
        return List.of(
                HostileLog.named("plain").call().call(),
                HostileLog.named("gzip").call().call().as(GZIP),
                HostileLog.named("member-a-line").call().call().call().as(plain -> members(plain, 400)),
                HostileLog.named("member-a-byte").call().call().as(plain -> members(plain, 1)),
                HostileLog.named("empty-members")
                        .call()
                        .as(plain -> joined(gzip(new byte[0]), gzip(plain), gzip(new byte[0]), gzip(new byte[0]))),
                HostileLog.named("nothing-but-empty-members").as(plain -> joined(gzip(plain), gzip(plain))),
                HostileLog.named("zero-padding").call().as(GZIP).as(object -> joined(object, new byte[100_000])),
                HostileLog.named("padding-between-members")
                        .call()
                        .as(plain -> joined(gzip(plain), new byte[512], gzip("\n".getBytes(StandardCharsets.UTF_8)))),
                HostileLog.named("trailing-garbage")
                        .call()
                        .call()
                        .expect(0, CORRUPT_OBJECT)
                        .as(GZIP)
                        .as(object -> joined(object, "garbage".getBytes(StandardCharsets.UTF_8))),
                HostileLog.named("plain-behind-a-member")
                        .call()
                        .expect(0, CORRUPT_OBJECT)
                        .as(GZIP)
                        .as(object -> joined(object, "{}\n".getBytes(StandardCharsets.UTF_8))),
                HostileLog.named("torn-in-the-header")
                        .expect(0, TORN_OBJECT)
                        .as(plain -> Arrays.copyOf(gzip(plain), 7)),
                HostileLog.named("torn-in-a-later-header")
                        .call()
                        .expect(0, TORN_OBJECT)
                        .as(plain -> joined(gzip(plain), Arrays.copyOf(gzip(plain), 5))),
                HostileLog.named("torn-in-the-body")
                        .call()
                        .expect(0, TORN_OBJECT)
                        .as(plain -> joined(gzip(plain), Arrays.copyOf(gzip(plain), 40))),
                HostileLog.named("torn-in-the-trailer")
                        .call()
                        .expect(0, TORN_OBJECT)
                        .as(GZIP)
                        .as(cut(3)),
                HostileLog.named("without-a-trailer")
                        .call()
                        .expect(0, TORN_OBJECT)
                        .as(GZIP)
                        .as(cut(8)),
                HostileLog.named("wrong-checksum")
                        .call()
                        .call()
                        .expect(0, CORRUPT_OBJECT)
                        .as(GZIP)
                        .as(flipped(8)),
                HostileLog.named("wrong-size")
                        .call()
                        .call()
                        .expect(0, CORRUPT_OBJECT)
                        .as(GZIP)
                        .as(flipped(4)),
                HostileLog.named("unknown-compression")
                        .expect(0, CORRUPT_OBJECT)
                        .as(plain -> new byte[] {0x1F, (byte) 0x8B, 7, 0, 0, 0, 0, 0, 0, 0, 1, 2, 3}),
                HostileLog.named("gzip-in-spite-of-the-name.json").call().as(GZIP));
    }

    /** Objects whose lines are not one record each. */
    public static List<HostileLog> lines() {
        return List.of(
                HostileLog.named("byte-order-marks")
                        .raw("\uFEFF")
                        .call()
                        .raw("\uFEFF")
                        .call()
                        .raw("\n\uFEFF\n")
                        .call(),
                HostileLog.named("crlf")
                        .call(record -> record + "\r")
                        .raw("\r\n")
                        .call(record -> record + "\r"),
                crOnly(),
                HostileLog.named("blank-lines")
                        .raw("\n \n\t\n\r\n")
                        .call()
                        .raw("   \n")
                        .call()
                        .raw("\n\n\n"),
                HostileLog.named("blanks-around").call(record -> " \t" + record + " \t "),
                HostileLog.named("only-blanks").raw("\n\n  \n"),
                noFinalNewline(),
                pretty(),
                array(),
                prettyArray(),
                HostileLog.named("nested-array")
                        .reject(NOT_AN_INVOCATION, record -> "[[" + record + "]]")
                        .call(),
                HostileLog.named("empty-array").reject(NOT_AN_INVOCATION, "[]").call(),
                concatenated(),
                HostileLog.named("garbage-behind")
                        .reject(MALFORMED_JSON, record -> record + " x")
                        .call(),
                HostileLog.named("comma-behind")
                        .reject(MALFORMED_JSON, record -> record + ",")
                        .call(),
                HostileLog.named("raw-newline-in-a-string")
                        .reject(MALFORMED_JSON, "{\"operation\":\"Con")
                        .reject(MALFORMED_JSON, "verse\"}")
                        .call(),
                HostileLog.named("truncated-in-the-middle")
                        .call()
                        .reject(MALFORMED_JSON, record -> record.substring(0, record.length() / 2))
                        .call(),
                HostileLog.named("truncated-before-the-end")
                        .call()
                        .reject(MALFORMED_JSON, record -> record.substring(0, record.length() - 1))
                        .call(),
                HostileLog.named("bare-values")
                        .reject(MISSING_FIELD, "{}")
                        .reject(NOT_AN_INVOCATION, "\"a string\"")
                        .reject(NOT_AN_INVOCATION, "12")
                        .reject(NOT_AN_INVOCATION, "null")
                        .reject(NOT_AN_INVOCATION, "true")
                        .call(),
                HostileLog.named("no-json")
                        .reject(MALFORMED_JSON, "2026-11-10 ERROR something")
                        .reject(MALFORMED_JSON, "NaN")
                        .reject(MALFORMED_JSON, "{'a':1}")
                        .reject(MALFORMED_JSON, "{\"a\":01}")
                        .reject(MALFORMED_JSON, "{\"a\":1,}")
                        .reject(MALFORMED_JSON, "// comment")
                        .reject(MALFORMED_JSON, "\u0000\u0000")
                        .call(),
                HostileLog.named("a-thousand-brackets")
                        .reject(MALFORMED_JSON, "[".repeat(1_000))
                        .call());
    }

    /** A carriage return alone ends no line: it is white space between two values. */
    private static HostileLog crOnly() {
        HostileLog log = HostileLog.named("cr-only").expect(0, 1).expect(0, 2);
        return log.raw(log.record() + "\r").raw(log.record() + "\r");
    }

    private static HostileLog noFinalNewline() {
        HostileLog log = HostileLog.named("no-final-newline").call().expect(0, 2);
        return log.raw(log.record());
    }

    private static HostileLog pretty() {
        HostileLog log = HostileLog.named("pretty").expect(0, 1);
        return log.raw(JSON.readTree(log.record()).toPrettyString() + "\n").call();
    }

    private static HostileLog array() {
        HostileLog log = HostileLog.named("array")
                .expect(0, 1)
                .expect(0, NOT_AN_INVOCATION)
                .expect(0, 2);
        return log.raw("[" + log.record() + ",null," + log.record() + "]\n").call();
    }

    private static HostileLog prettyArray() {
        HostileLog log = HostileLog.named("pretty-array")
                .expect(1, 1)
                .expect(2, MISSING_FIELD)
                .expect(4, 2);
        return log.raw("[\n" + log.record() + ",\n{},\n\n" + log.record() + "\n]\n")
                .call();
    }

    private static HostileLog concatenated() {
        HostileLog log =
                HostileLog.named("concatenated").expect(0, 1).expect(0, 2).expect(0, MALFORMED_JSON);
        return log.raw(log.record() + log.record() + "{\"torn\n").call();
    }

    private static byte[] gzip(byte[] plain) {
        return LogFolder.gzip(plain);
    }

    private static byte[] members(byte[] plain, int bytesEach) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        for (int from = 0; from < plain.length; from += bytesEach) {
            object.writeBytes(gzip(Arrays.copyOfRange(plain, from, Math.min(plain.length, from + bytesEach))));
        }
        return object.toByteArray();
    }

    private static byte[] joined(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static UnaryOperator<byte[]> cut(int bytes) {
        return object -> Arrays.copyOf(object, object.length - bytes);
    }

    private static UnaryOperator<byte[]> flipped(int fromTheEnd) {
        return object -> {
            byte[] changed = object.clone();
            changed[changed.length - fromTheEnd] ^= 1;
            return changed;
        };
    }
}
