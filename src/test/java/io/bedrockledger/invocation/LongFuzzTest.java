package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.time.Duration;
import java.time.Instant;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;

/**
 * The laws of {@link Fuzzer} for as long as the system property {@code fuzz.minutes} says, 60 without it, from the seed
 * {@code fuzz.seed}, the time without it: {@code mvn -Pfuzz test}. It ends with the first law that breaks; the message
 * names the seed of its case, and {@code -Dfuzz.minutes=0 -Dfuzz.seed=} that number reads the case again.
 */
@Tag("slow")
class LongFuzzTest {

    private static final int CASES_A_LINE = 200_000;

    @Test
    void whateverTheBytesEveryRecordIsAnInvocationOrRejected() throws IOException {
        long seed = Long.getLong("fuzz.seed", System.currentTimeMillis() << 20);
        long end = System.nanoTime()
                + Duration.ofMinutes(Long.getLong("fuzz.minutes", 60)).toNanos();
        System.out.println("seed " + seed);
        long cases = 0;
        long records = 0;
        try (Fuzzer fuzzer = new Fuzzer(SampleShapes.lines())) {
            do {
                records += fuzzer.check(seed + cases++);
                if (cases % CASES_A_LINE == 0) {
                    System.out.println(Instant.now() + " " + cases + " cases, " + records + " records, no law broken");
                }
            } while (System.nanoTime() - end < 0);
        }
        System.out.println("done: " + cases + " cases, " + records + " records, no law broken");
        assertThat(cases).isPositive();
    }
}
