package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.json.JsonScanner;
import io.bedrockledger.invocation.json.JsonTape;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import tools.jackson.databind.json.JsonMapper;

class NormalisedTextTest {

    private static final String[] PIECES = {
        " ",
        " ",
        "  ",
        "\n",
        "\t",
        "\r\n",
        "\u000b",
        "\f",
        "a",
        "word",
        "a longer run of plain words ",
        "\"",
        "\\",
        "é",
        "日本",
        "😀",
        "\u0001",
        "\u001f",
        "\u0000",
        "¡",
        "A rather long line that fills several words of eight bytes without any escape in it. "
    };

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void equalsTheDefinitionWordByWordForTextsOfEveryKind(long seed) {
        Random random = new Random(seed);
        for (int i = 0; i < 2_000; i++) {
            List<String> blocks = IntStream.range(0, random.nextInt(4))
                    .mapToObj(block -> text(random, random.nextInt(10) == 0 ? 800 : 12))
                    .toList();
            NormalisedText text = new NormalisedText(key().hash());
            text.clear();
            JsonTape tape = new JsonTape(100);
            String json = new JsonMapper().writeValueAsString(blocks);
            byte[] bytes = json.getBytes(StandardCharsets.UTF_8);
            assertThat(new JsonScanner().scan(bytes, 0, bytes.length, true, tape))
                    .isEqualTo(JsonScanner.Outcome.COMPLETE);
            for (int block = tape.firstChild(JsonTape.ROOT);
                    block < tape.end(JsonTape.ROOT);
                    block = tape.next(block)) {
                text.add(tape, block);
            }
            String joined = String.join("\n", blocks);
            assertThat(text.characters()).as(json).isEqualTo(joined.codePointCount(0, joined.length()));
            assertThat(text.fingerprint()).as(json).isEqualTo(fingerprint(joined));
        }
    }

    private static String text(Random random, int pieces) {
        return IntStream.range(0, random.nextInt(pieces))
                .mapToObj(piece -> PIECES[random.nextInt(PIECES.length)])
                .collect(Collectors.joining());
    }

    private static @Nullable Long fingerprint(String text) {
        String normal = text.replaceAll("[ \t\n\u000b\f\r]+", " ").replaceAll("^ | $", "");
        if (normal.isEmpty()) {
            return null;
        }
        byte[] bytes = normal.getBytes(StandardCharsets.UTF_8);
        SipHash hash = key().hash();
        hash.put(bytes, 0, bytes.length);
        return hash.finish();
    }

    private static FingerprintKey key() {
        return new FingerprintKey(new byte[FingerprintKey.BYTES]);
    }
}
