package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

class UsdTest {

    @Test
    void tokensTimesPricePerMillionIsWhole() {
        // one token at the smallest price that a book can hold
        assertThat(new Usd(Usd.product(1, 1)).toBigDecimal()).isEqualTo("0.000000000001");
        assertThat(new Usd(Usd.product(1_000_000, 3_300_000))).hasToString("3.3");
    }

    @Test
    void hasTwelveDecimalsAlways() {
        assertThat(Usd.ZERO.toBigDecimal()).isEqualTo(new BigDecimal("0.000000000000"));
        assertThat(Usd.of(new BigDecimal("2.5")).toBigDecimal()).isEqualTo(new BigDecimal("2.500000000000"));
    }

    @Test
    void readsWhatItWrites() {
        assertThat(Usd.of(new BigDecimal("0.024255"))).isEqualTo(new Usd(24_255_000_000L));
        assertThat(new Usd(24_255_000_000L)).hasToString("0.024255");
        assertThat(Usd.ZERO).hasToString("0");
        assertThatThrownBy(() -> Usd.of(new BigDecimal("0.0000000000001")))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("ounding");
    }

    @Test
    void addsAndCompares() {
        assertThat(new Usd(1).plus(new Usd(2))).isEqualTo(new Usd(3));
        assertThat(new Usd(1)).isLessThan(new Usd(2));
    }

    @Test
    void overflowNamesTheNumbers() {
        assertThatThrownBy(() -> Usd.product(Long.MAX_VALUE, 2))
                .isInstanceOf(ArithmeticException.class)
                .hasMessage("[pricing] a cost must be below 2^63 trillionths of a USD; found 9223372036854775807"
                        + " millionths x 2 micro-USD; check the token counts of the record");
        assertThatThrownBy(() -> new Usd(Long.MAX_VALUE).plus(new Usd(1)))
                .isInstanceOf(ArithmeticException.class)
                .hasMessageContaining("9223372036854775807 + 1 trillionths");
    }
}
