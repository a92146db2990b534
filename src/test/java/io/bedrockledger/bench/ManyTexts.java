package io.bedrockledger.bench;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.zip.Deflater;
import java.util.zip.GZIPOutputStream;

/**
 * A deterministic set of log objects of one day in which nearly every call has a text of its own: what discovery has to bear.
 * No call is tagged. What people write comes once each, three of five texts with a system text that is theirs alone; among it
 * are the calls of prompts, which have a system text in common. Principals tell the truth: {@code people}, or the prompt.
 *
 * @param oneOffs calls that are nobody's prompt
 * @param prompts how many there are
 * @param callsOfPrompt calls of each
 */
record ManyTexts(int oneOffs, int prompts, int callsOfPrompt) {

    private static final String ACCOUNT = "111122223333";
    private static final String FOLDER = "AWSLogs/" + ACCOUNT + "/BedrockModelInvocationLogs/us-east-1/2026/10/01/";
    private static final Instant DAY = Instant.parse("2026-10-01T00:00:00Z");
    private static final int OBJECTS = 48;
    private static final int MILLIS_OF_DAY = 86_400_000;
    private static final int WORDS = 20_000;

    /** Quick, since the bytes are random anyway. */
    private static final class Gzip extends GZIPOutputStream {

        Gzip(OutputStream out) throws IOException {
            super(out, 1 << 16);
            def.setLevel(Deflater.BEST_SPEED);
        }
    }

    /** Writes the set with the first three arguments as its numbers into the folder that is the fourth. */
    public static void main(String[] arguments) throws IOException {
        new ManyTexts(Integer.parseInt(arguments[0]), Integer.parseInt(arguments[1]), Integer.parseInt(arguments[2]))
                .write(Path.of(arguments[3]));
    }

    /** Writes the set into a folder. */
    void write(Path root) throws IOException {
        String[] words = words();
        int calls = oneOffs + prompts * callsOfPrompt;
        for (int object = 0; object < OBJECTS; object++) {
            Path file = root.resolve(FOLDER)
                    .resolve(String.format("%02d/20261001T%<02d00Z_%02d.json.gz", object / 2, object));
            Files.createDirectories(file.getParent());
            try (OutputStream out = new Gzip(Files.newOutputStream(file))) {
                StringBuilder line = new StringBuilder();
                for (int call = object; call < calls; call += OBJECTS) {
                    line.setLength(0);
                    append(call, words, DAY.plusMillis((long) ((double) call / calls * MILLIS_OF_DAY)), line);
                    out.write(line.toString().getBytes(StandardCharsets.UTF_8));
                }
            }
        }
    }

    private void append(int call, String[] words, Instant at, StringBuilder out) {
        Chance chance = new Chance(call);
        int prompt = call < oneOffs ? -1 : (call - oneOffs) % prompts;
        out.append("{\"timestamp\":\"").append(at).append("\",\"accountId\":\"").append(ACCOUNT);
        out.append("\",\"region\":\"us-east-1\",\"requestId\":\"").append(chance.uuid());
        out.append(
                "\",\"operation\":\"Converse\",\"modelId\":\"anthropic.claude-sonnet-4-6\",\"input\":{\"inputBodyJson\":{");
        out.append("\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"");
        text(chance, words, chance.between(10, 40), out);
        out.append("\"}]}]");
        if (prompt >= 0 || call % 5 < 3) {
            out.append(",\"system\":[{\"text\":\"");
            text(prompt < 0 ? chance : new Chance(-1L - prompt), words, 60, out);
            out.append("\"}]");
        }
        out.append(
                "},\"inputTokenCount\":200},\"output\":{\"outputBodyJson\":{\"output\":{\"message\":{\"content\":[{\"text\":\"Yes.\"}]}},");
        out.append("\"stopReason\":\"end_turn\"},\"outputTokenCount\":5},\"identity\":{\"arn\":\"arn:aws:sts::");
        out.append(ACCOUNT).append(":assumed-role/").append(prompt < 0 ? "people" : "prompt-" + prompt);
        out.append("/x\"},\"schemaType\":\"ModelInvocationLog\",\"schemaVersion\":\"1.0\"}\n");
    }

    private static void text(Chance chance, String[] words, int count, StringBuilder out) {
        for (int i = 0; i < count; i++) {
            out.append(i == 0 ? "" : " ").append(words[chance.rank(WORDS)]);
        }
        out.append('.');
    }

    /** Made-up words, the shorter ones more usual. */
    private static String[] words() {
        Chance chance = new Chance(3);
        String[] words = new String[WORDS];
        for (int i = 0; i < WORDS; i++) {
            StringBuilder word = new StringBuilder();
            for (int letters = 2 + (int) Math.sqrt(i) / 20 + chance.below(4); letters > 0; letters--) {
                word.append((char) ('a' + chance.below(26)));
            }
            words[i] = word.toString();
        }
        return words;
    }
}
