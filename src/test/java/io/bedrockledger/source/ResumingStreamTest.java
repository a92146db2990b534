package io.bedrockledger.source;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.source.ResumingStream.Part;
import java.io.ByteArrayInputStream;
import java.io.FilterInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class ResumingStreamTest {

    private static final byte[] CONTENT = new byte[10_000];

    static {
        new Random(5).nextBytes(CONTENT);
    }

    private final List<Long> fetched = new ArrayList<>();
    private int aborted;
    private int closed;

    @Test
    void anAnswerThatEndsEarlyIsReadOnFromThere() throws IOException {
        try (ResumingStream stream = stream(3_000)) {
            assertThat(stream.readAllBytes()).isEqualTo(CONTENT);
            assertThat(stream.read()).isEqualTo(-1);
        }

        assertThat(fetched).containsExactly(0L, 3_000L, 6_000L, 9_000L);
        assertThat(aborted).isEqualTo(3);
        assertThat(closed).isEqualTo(1);
    }

    @Test
    void singleBytesAreReadAsTheyAre() throws IOException {
        try (ResumingStream stream = stream(10)) {
            for (int at = 0; at < 25; at++) {
                assertThat(stream.read()).isEqualTo(CONTENT[at] & 0xff);
            }
        }
    }

    @Test
    void cutsWithoutAByteBetweenThemEndTheReading() throws IOException {
        try (ResumingStream stream = new ResumingStream("s3://b/k", 100, part(InputStream.nullInputStream()), at -> {
            fetched.add(at);
            return part(InputStream.nullInputStream());
        })) {
            assertThatThrownBy(stream::read)
                    .isInstanceOf(IOException.class)
                    .hasMessage("[s3://b/k] an object must arrive whole; the connection broke off 5 times at byte 0 of"
                            + " 100; check the network and run again")
                    .hasRootCauseMessage("the connection ended early");
        }
        assertThat(fetched).hasSize(ResumingStream.MAX_FRUITLESS_CUTS);
    }

    @Test
    void aStreamThatIsClosedEarlyDropsItsConnection() throws IOException {
        try (ResumingStream stream = stream(10_000)) {
            assertThat(stream.read()).isEqualTo(CONTENT[0] & 0xff);
        }

        assertThat(aborted).isEqualTo(1);
        assertThat(closed).isZero();
    }

    @Test
    void anEmptyObjectHasNoBytes() throws IOException {
        try (ResumingStream stream = new ResumingStream("s3://b/k", 0, part(InputStream.nullInputStream()), at -> {
            throw new AssertionError("there is nothing to read on");
        })) {
            assertThat(stream.readAllBytes()).isEmpty();
        }
    }

    private ResumingStream stream(int bytesAnAnswer) {
        return new ResumingStream(
                "s3://b/k", CONTENT.length, answer(0, bytesAnAnswer), at -> answer(at, bytesAnAnswer));
    }

    private Part answer(long position, int bytes) {
        fetched.add(position);
        int from = Math.toIntExact(position);
        return part(new ByteArrayInputStream(CONTENT, from, Math.min(bytes, CONTENT.length - from)));
    }

    private Part part(InputStream bytes) {
        return new Part(new CountedInputStream(bytes), () -> aborted++);
    }

    /** Counts its closing. */
    private final class CountedInputStream extends FilterInputStream {

        CountedInputStream(InputStream bytes) {
            super(bytes);
        }

        @Override
        public void close() throws IOException {
            closed++;
            super.close();
        }
    }
}
