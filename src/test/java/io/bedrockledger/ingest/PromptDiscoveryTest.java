package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.PromptAssignment;
import io.bedrockledger.prompts.PromptDictionary;
import io.bedrockledger.prompts.PromptRegistry;
import io.bedrockledger.prompts.RegisteredTexts;
import io.bedrockledger.prompts.SketchedText;
import io.bedrockledger.warehouse.StopCheck;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PromptDiscoveryTest {

    private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);

    /** More one-offs than the sample of texts without a prompt holds. */
    private static final int ONE_OFFS = 30_000;

    private final PromptSketcher sketcher = new PromptSketcher(KEY);
    private final List<String> texts = new ArrayList<>();

    @TempDir
    private Path folder;

    @BeforeEach
    void makeTexts() {
        for (int i = 0; i < 400; i++) {
            texts.add(words(1, 20) + words(1_000 + i, 12));
            texts.add(words(2, 20) + words(2_000 + i, 12) + words(3, 15));
        }
        for (int i = 0; i < ONE_OFFS; i++) {
            texts.add(words(100_000 + i, 12));
        }
    }

    @Test
    void promptsAreFoundAmongMoreTextsThanASampleHoldsInWhateverOrder() throws IOException {
        PromptDictionary one = new PromptDictionary(List.of());
        PromptDiscovery first = discover(one, texts);
        Collections.shuffle(texts, new Random(11));
        PromptDictionary other = new PromptDictionary(List.of());
        PromptDiscovery second = discover(other, texts);

        assertThat(one.entries()).hasSize(2);
        assertThat(other.entries()).isEqualTo(one.entries());
        int named = 0;
        for (String text : texts) {
            Optional<PromptAssignment> prompt = first.prompt(rank(text));
            assertThat(second.prompt(rank(text))).isEqualTo(prompt);
            named += prompt.isPresent() ? 1 : 0;
        }
        assertThat(named).isEqualTo(800);
    }

    @Test
    void theSameTextsAgainTeachNothing() throws IOException {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        discover(dictionary, texts);
        PromptDictionary again = new PromptDictionary(dictionary.entries());

        PromptDiscovery second = discover(again, texts);

        assertThat(again.entries()).isEqualTo(dictionary.entries());
        assertThat(second.isEmpty()).isFalse();
    }

    /** A sample has two or three of its texts, too few; and nobody's text is taken for one of it. */
    @Test
    void aPromptOfFewCallsIsFoundByItsSystemTextAmongMoreTextsThanASampleHolds() throws IOException {
        List<PromptSketch> people = new ArrayList<>();
        List<PromptSketch> programs = new ArrayList<>();
        for (int i = 0; i < ONE_OFFS; i++) {
            people.add(sketch(words(300_000 + i, 9), words(400_000 + i, 6)));
        }
        for (int prompt = 0; prompt < 30; prompt++) {
            for (int call = 0; call < 5; call++) {
                programs.add(sketch(words(500_000 + prompt, 9), words(600_000 + 5 * prompt + call, 6)));
            }
        }
        List<PromptSketch> all = new ArrayList<>(people);
        all.addAll(programs);
        Collections.shuffle(all, new Random(13));
        PromptDictionary dictionary = new PromptDictionary(List.of());

        PromptDiscovery found = discoverAmong(dictionary, all);

        assertThat(people).allMatch(text -> found.prompt(rank(text)).isEmpty());
        assertThat(programs.stream().filter(text -> found.prompt(rank(text)).isPresent()))
                .hasSizeGreaterThanOrEqualTo(programs.size() * 9 / 10);
        assertThat(dictionary.entries()).hasSizeBetween(27, 30);
    }

    private PromptDiscovery discover(PromptDictionary dictionary, List<String> all) throws IOException {
        return discoverAmong(
                dictionary, all.stream().map(text -> sketch(null, text)).toList());
    }

    private PromptDiscovery discoverAmong(PromptDictionary dictionary, List<PromptSketch> all) throws IOException {
        RegisteredTexts registered = PromptRegistry.load(folder).texts(KEY);
        try (SketchSpill spill = new SketchSpill(folder.resolve("sketches"))) {
            try (SketchSpill.Writer writer = spill.new Writer()) {
                all.forEach(text -> writer.add(text, "desk"));
            }
            return PromptDiscovery.of(spill, registered, dictionary, StopCheck.NEVER);
        }
    }

    private PromptSketch sketch(@Nullable String system, String user) {
        return Objects.requireNonNull(sketcher.of(system, user));
    }

    private long rank(String text) {
        return rank(sketch(null, text));
    }

    private static long rank(PromptSketch text) {
        return SketchedText.rank(text.systemHash(), text.userHash());
    }

    private static String words(int seed, int count) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < count; i++) {
            random.ints(2 + random.nextInt(6), 'a', 'z' + 1).forEach(letter -> text.append((char) letter));
            text.append(' ');
        }
        return text.toString();
    }
}
