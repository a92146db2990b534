package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.gzip;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** Whatever the object, its bytes and its ending are those that the JDK's inflater finds. */
class WholeMemberTest {

    private static final Limits SMALL = new Limits(1 << 20, 300_000, 100, 200_000);

    private final CountingInflate inflate = new CountingInflate();

    @Test
    void theOneMemberOfAnObjectIsInflatedAtOnce() throws IOException {
        assertReadsAsByTheJdk(gzip(text(5, 90_000)), Limits.DEFAULT);
        assertThat(inflate.taken()).isEqualTo(1);
    }

    @Test
    void equalMembersAreNotTakenForOne() throws IOException {
        byte[] member = gzip(text(6, 40_000));
        assertReadsAsByTheJdk(concat(member, member), Limits.DEFAULT);
        assertReadsAsByTheJdk(concat(member, member, member), Limits.DEFAULT);
    }

    @Test
    void differentMembersAreNotTakenForOne() throws IOException {
        assertReadsAsByTheJdk(concat(gzip(text(6, 40_000)), gzip(text(7, 30_000))), Limits.DEFAULT);
        assertReadsAsByTheJdk(concat(gzip(text(6, 40_000)), gzip(new byte[0])), Limits.DEFAULT);
    }

    @Test
    void paddingAndGarbageBehindAMemberAreLeftToTheJdk() throws IOException {
        byte[] member = gzip(text(8, 40_000));
        assertReadsAsByTheJdk(concat(member, new byte[512]), Limits.DEFAULT);
        assertReadsAsByTheJdk(concat(member, "garbage behind".getBytes(StandardCharsets.US_ASCII)), Limits.DEFAULT);
    }

    @Test
    void limitsCutWhereTheyDoWithoutIt() throws IOException {
        for (int length : new int[] {199_999, 200_000, 200_001, 299_999, 300_000, 300_001, 400_000}) {
            assertReadsAsByTheJdk(gzip(text(9, length)), SMALL);
            assertReadsAsByTheJdk(gzip(new byte[length]), SMALL);
        }
    }

    @Test
    void aSizeThatTheTrailerInventsReservesNoMemory() throws IOException {
        byte[] object = gzip(text(10, 1_000));
        for (int size : new int[] {Integer.MAX_VALUE, -1, 0, 1, 63 << 20}) {
            for (int i = 0; i < 4; i++) {
                object[object.length - 4 + i] = (byte) (size >>> (8 * i));
            }
            assertReadsAsByTheJdk(object, Limits.DEFAULT);
        }
        assertThat(inflate.largest()).isLessThan(2 << 20);
    }

    @Test
    void cutAndChangedObjectsEndAsTheyDoForTheJdk() throws IOException {
        Random random = new Random(11);
        byte[] whole = gzip(text(12, 3_000));
        for (int i = 0; i < 2_000; i++) {
            byte[] object =
                    random.nextBoolean() ? whole.clone() : Arrays.copyOf(whole, 2 + random.nextInt(whole.length - 2));
            for (int changes = random.nextInt(3); changes > 0; changes--) {
                object[random.nextInt(object.length)] ^= (byte) (1 << random.nextInt(8));
            }
            assertReadsAsByTheJdk(object, Limits.DEFAULT);
        }
        assertThat(inflate.taken()).isPositive();
    }

    private void assertReadsAsByTheJdk(byte[] object, Limits limits) throws IOException {
        try (ObjectBytes expected = new ObjectBytes(limits, Optional.empty());
                ObjectBytes actual = new ObjectBytes(limits, Optional.of(inflate))) {
            byte[] bytes = read(expected, object);
            assertThat(read(actual, object)).isEqualTo(bytes);
            assertThat(actual.ending()).isEqualTo(expected.ending());
            assertThat(actual.uncompressedBytes()).isEqualTo(expected.uncompressedBytes());
        }
    }

    private static byte[] read(ObjectBytes source, byte[] object) throws IOException {
        ByteArrayOutputStream read = new ByteArrayOutputStream();
        byte[] piece = new byte[10_007];
        source.begin(new ByteArrayInputStream(object));
        while (source.ending() == ObjectBytes.Ending.OPEN) {
            read.write(piece, 0, source.read(piece, 0, piece.length));
        }
        return read.toByteArray();
    }

    private static byte[] text(int seed, int length) {
        Random random = new Random(seed);
        byte[] text = new byte[length];
        for (int i = 0; i < length; i++) {
            text[i] = (byte) ('a' + random.nextInt(9));
        }
        return text;
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
