package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** The laws of {@link Fuzzer} over a fixed number of cases; {@link LongFuzzTest} goes on for as long as one likes. */
class FuzzTest {

    private static final int CASES = 600;

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4})
    void whateverTheBytesEveryRecordIsAnInvocationOrRejected(long seed) throws IOException {
        long records = 0;
        try (Fuzzer fuzzer = new Fuzzer(SampleShapes.lines())) {
            for (int i = 0; i < CASES; i++) {
                records += fuzzer.check(seed * 1_000_003 + i);
            }
        }
        assertThat(records).isGreaterThan(CASES);
    }

    @Test
    void theShapesOfTheSampleAreMany() throws IOException {
        List<String> shapes = SampleShapes.lines();
        assertThat(shapes).hasSizeGreaterThan(30);
    }
}
