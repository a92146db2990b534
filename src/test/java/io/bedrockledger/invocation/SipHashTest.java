package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class SipHashTest {

    private static final FingerprintKey KEY = new FingerprintKey(counting(FingerprintKey.BYTES));

    /** What CPython 3.11, whose hash of bytes this is, says with PYTHONHASHSEED=0, a key of zeros: input 00, 01, 02 and so on. */
    @ParameterizedTest
    @CsvSource({
        "1, 68a914128e01e473",
        "2, 010bac45c41e3669",
        "3, 4d4c9a4a8ef6e0ad",
        "7, 2f098ab0c751325a",
        "8, ead411e67ebe2eea",
        "15, f30eb725bb91c9ea",
        "16, 8972188433a5c5b7",
        "63, 385d3e39e5f37359"
    })
    void equalsTheReference(int length, String expected) {
        SipHash hash = new FingerprintKey(new byte[FingerprintKey.BYTES]).hash();
        hash.put(counting(length), 0, length);
        assertThat(hash.finish()).isEqualTo(Long.parseUnsignedLong(expected, 16));
    }

    @Test
    void piecesHashLikeTheWhole() {
        Random random = new Random(20251103);
        byte[] bytes = new byte[200];
        random.nextBytes(bytes);
        SipHash whole = KEY.hash();
        whole.put(bytes, 0, bytes.length);
        long expected = whole.finish();
        for (int round = 0; round < 500; round++) {
            SipHash pieces = KEY.hash();
            int from = 0;
            while (from < bytes.length) {
                int to = Math.min(bytes.length, from + random.nextInt(1, 30));
                pieces.put(bytes, from, to);
                from = to;
            }
            assertThat(pieces.finish()).isEqualTo(expected);
        }
    }

    @Test
    void anotherKeyGivesAnotherHash() {
        SipHash other = new FingerprintKey(new byte[FingerprintKey.BYTES]).hash();
        assertThat(other.finish()).isNotEqualTo(KEY.hash().finish());
    }

    @Test
    void aKeyOfAnotherLengthIsRefused() {
        assertThatThrownBy(() -> new FingerprintKey(new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage(
                        "[key of the fingerprints] it must have 16 bytes but has 15; restore the file, or fingerprints"
                                + " will not match those of earlier nights");
    }

    @Test
    void aKeyDoesNotShowItself() {
        assertThat(KEY.toString()).isEqualTo("FingerprintKey[secret]");
    }

    private static byte[] counting(int length) {
        byte[] bytes = new byte[length];
        for (int i = 0; i < length; i++) {
            bytes[i] = (byte) i;
        }
        return bytes;
    }
}
