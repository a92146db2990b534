package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.SketchedText;
import io.bedrockledger.warehouse.StopCheck;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SketchSpillTest {

    private final PromptSketcher sketcher = new PromptSketcher(new FingerprintKey(new byte[FingerprintKey.BYTES]));

    @TempDir
    private Path folder;

    @Test
    void aTextComesBackAsItWasOnceForEachCaller() {
        try (SketchSpill spill = new SketchSpill(folder.resolve("work/sketches"))) {
            PromptSketch both = sketch("Answer in one sentence of ten words.", "Why is the sky blue at noon?");
            PromptSketch user = sketch(null, "And why is it red then in the evening?");
            try (SketchSpill.Writer writer = spill.new Writer()) {
                writer.add(both, "one");
                writer.add(both, "one");
                writer.add(user, "");
                writer.add(both, "two");
            }

            for (int pass = 0; pass < 2; pass++) {
                List<SketchedText> read = read(spill);
                assertThat(read).extracting(SketchedText::caller).containsExactly("one", "", "two");
                assertSame(read.get(0), SketchedText.of(both, "one"));
                assertSame(read.get(1), SketchedText.of(user, ""));
            }
        }
        assertThat(folder.resolve("work/sketches")).doesNotExist();
    }

    @Test
    void manyTextsOfManyWritersAreAllThere() {
        try (SketchSpill spill = new SketchSpill(folder.resolve("sketches"))) {
            for (int writer = 0; writer < 3; writer++) {
                try (SketchSpill.Writer texts = spill.new Writer()) {
                    for (int i = 0; i < 400; i++) {
                        texts.add(sketch(null, words(1_000 * writer + i)), "caller " + i % 7);
                    }
                }
            }

            assertThat(read(spill))
                    .hasSize(1_200)
                    .extracting(SketchedText::rank)
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void withoutATextThereIsNoFile() {
        try (SketchSpill spill = new SketchSpill(folder.resolve("sketches"))) {
            spill.new Writer().close();

            assertThat(read(spill)).isEmpty();
            assertThat(Files.exists(folder.resolve("sketches"))).isFalse();
        }
    }

    @Test
    void numbersAreFoundByTheRanksTheyWerePutUnder() {
        RankMap map = new RankMap();
        Random random = new Random(5);
        long[] ranks = random.longs(20_000).toArray();
        for (int i = 0; i < ranks.length; i++) {
            map.put(ranks[i], i);
        }
        map.put(ranks[7], 70);

        assertThat(map.get(ranks[7])).isEqualTo(70);
        for (int i = 8; i < ranks.length; i++) {
            assertThat(map.get(ranks[i])).isEqualTo(i);
        }
        assertThat(map.get(0)).isNegative();
        assertThat(map.isEmpty()).isFalse();
    }

    private static void assertSame(SketchedText read, SketchedText written) {
        assertThat(read.systemHash()).isEqualTo(written.systemHash());
        assertThat(read.userHash()).isEqualTo(written.userHash());
        assertThat(read.size()).isEqualTo(written.size()).isPositive();
        for (int i = 0; i < read.size(); i++) {
            assertThat(read.hash(i)).isEqualTo(written.hash(i));
        }
    }

    private static List<SketchedText> read(SketchSpill spill) {
        List<SketchedText> texts = new ArrayList<>();
        spill.forEach(StopCheck.NEVER, texts::add);
        return texts;
    }

    private PromptSketch sketch(@Nullable String system, String user) {
        return Objects.requireNonNull(sketcher.of(system, user));
    }

    private static String words(int seed) {
        Random random = new Random(seed);
        StringBuilder text = new StringBuilder();
        for (int i = 0; i < 200; i++) {
            text.append(Integer.toString(random.nextInt(1 << 20), 36).replaceAll("[0-9]", "x"))
                    .append(' ');
        }
        return text.toString();
    }
}
