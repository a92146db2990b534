package io.bedrockledger.invocation;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Damages a record's line, by bytes or by JSON tokens, as a seed has it. */
final class Mutator {

    /** Stands in mutated strings; no message may repeat it. */
    static final String MARKER = "Zq9xMarker";

    private static final Pattern TOKEN =
            Pattern.compile("\"[^\"\\\\]*+(?:\\\\.[^\"\\\\]*+)*+\"|-?[0-9][0-9.eE+-]*|true|false|null|[{}\\[\\],:]");

    private static final List<String> NASTY_VALUES = List.of(
            "1e999",
            "-1e999",
            "1e-999",
            "9223372036854775808",
            "99999999999999999999999",
            "-0",
            "-0.0",
            "1.0",
            "1.5",
            "-1",
            "1e2147483648",
            "0e99999999999",
            "123456789012345678",
            "01",
            "+1",
            "1.",
            ".5",
            "0x10",
            "NaN",
            "null",
            "true",
            "\"12\"",
            "\"\"",
            "{}",
            "[]",
            "[[[[]]]]",
            "{\"a\":{\"a\":{}}}",
            "\"\\ud800\"",
            "\"\\udc00\\ud800\"",
            "\"\\u0000\"",
            "\"\\u0022\"",
            "\"" + MARKER + "\"",
            "\"" + "x".repeat(3_000) + "\"",
            "\"2016-12-31T23:59:60Z\"",
            "\"0000-01-01T00:00:00Z\"",
            "\"+10000-01-01T00:00:00Z\"",
            "\"2026-11-03T18:06:32\"",
            "\"s3://b/../../etc/passwd\"",
            "\"file:///etc/passwd\"",
            "[" + "1,".repeat(400) + "1]",
            "2147483648",
            "1000000001",
            "999999999999999999");

    private static final List<String> NASTY_KEYS = List.of(
            "\"requestId\"",
            "\"inputTokenCount\"",
            "\"\\u0069nputTokenCount\"",
            "\"usage\"",
            "\"input\"",
            "\"output\"",
            "\"\"",
            "\"" + MARKER + "\"",
            "\"" + "k".repeat(2_000) + "\"",
            "\"searchUnits\"",
            "\"topicPolicyUnits\"",
            "\"timestamp\"",
            "\"messages\"",
            "\"content\"",
            "\"stopReason\"",
            "\"type\"",
            "\"inputTokens\"");

    private static final byte[][] NASTY_BYTES = {
        {(byte) 0xC0, (byte) 0xAF},
        {(byte) 0xED, (byte) 0xA0, (byte) 0x80},
        {(byte) 0xF5},
        {(byte) 0xE2, (byte) 0x82},
        {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF},
        {0},
        {0x7F},
        {0x1F, (byte) 0x8B, 8, 0},
        {'\r'},
        {'\t'},
        {'\\'},
        {'"'},
        {'{'},
        {'}'},
        {'['},
        {']'},
        {','},
        {':'},
        {'\\', 'u'},
        {'\\', 'u', 'd', '8', '0', '0'},
        {(byte) 0x85},
        {(byte) 0xE2, (byte) 0x80, (byte) 0xA8},
        {' '},
        {'0'},
        {'-'},
        {'e'},
        {'.'},
        {'\n'},
    };

    private final Random random;

    Mutator(Random random) {
        this.random = random;
    }

    /** The line with a few damages; it may have become several lines, or none. */
    byte[] mutate(String line) {
        String text = line;
        for (int i = random.nextInt(3); i > 0; i--) {
            text = tokens(text);
        }
        byte[] bytes = text.getBytes(StandardCharsets.UTF_8);
        for (int i = random.nextInt(4); i > 0 && bytes.length > 0; i--) {
            bytes = bytes(bytes);
        }
        return bytes;
    }

    /** Flips, cuts, copies or inserts some bytes. */
    byte[] bytes(byte[] bytes) {
        int at = random.nextInt(bytes.length);
        int end = Math.min(bytes.length, at + 1 + random.nextInt(40));
        return switch (random.nextInt(7)) {
            case 0 -> spliced(bytes, at, at + 1, new byte[] {(byte) (bytes[at] ^ (1 << random.nextInt(8)))});
            case 1 -> spliced(bytes, at, at + 1, new byte[] {(byte) random.nextInt(256)});
            case 2 -> spliced(bytes, at, end, new byte[0]);
            case 3 -> spliced(bytes, at, at, Arrays.copyOfRange(bytes, at, end));
            case 4 -> Arrays.copyOf(bytes, at);
            default -> spliced(bytes, at, at, NASTY_BYTES[random.nextInt(NASTY_BYTES.length)]);
        };
    }

    /** Exchanges, drops, doubles or wraps a JSON token. */
    private String tokens(String line) {
        List<int[]> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(line);
        while (matcher.find()) {
            tokens.add(new int[] {matcher.start(), matcher.end()});
        }
        if (tokens.isEmpty()) {
            return line;
        }
        int[] token = tokens.get(random.nextInt(tokens.size()));
        String found = line.substring(token[0], token[1]);
        boolean isKey = token[1] < line.length() && line.charAt(token[1]) == ':' && found.startsWith("\"");
        String instead = isKey ? key(found) : value(found);
        return line.substring(0, token[0]) + instead + line.substring(token[1]);
    }

    private String key(String found) {
        return switch (random.nextInt(4)) {
            case 0 -> found + ":" + pick(NASTY_VALUES) + "," + found;
            case 1 -> "\"\\u%04x".formatted((int) found.charAt(Math.min(1, found.length() - 2))) + found.substring(2);
            default -> pick(NASTY_KEYS);
        };
    }

    private String value(String found) {
        int depth = 1 + random.nextInt(200);
        return switch (random.nextInt(8)) {
            case 0 -> "";
            case 1 -> found + found;
            case 2 -> "[".repeat(depth) + found + "]".repeat(depth);
            case 3 -> found + "," + found;
            default -> pick(NASTY_VALUES);
        };
    }

    private String pick(List<String> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    static byte[] spliced(byte[] bytes, int from, int to, byte[] instead) {
        byte[] result = new byte[bytes.length - (to - from) + instead.length];
        System.arraycopy(bytes, 0, result, 0, from);
        System.arraycopy(instead, 0, result, from, instead.length);
        System.arraycopy(bytes, to, result, from + instead.length, bytes.length - to);
        return result;
    }
}
