package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class BoundedCacheTest {

    private final List<Integer> computed = new ArrayList<>();
    private final BoundedCache<Integer, Integer> squares = new BoundedCache<>(3, number -> {
        computed.add(number);
        return number * number;
    });

    @Test
    void aResultIsComputedOnce() {
        assertThat(squares.result(7)).isEqualTo(49);
        assertThat(squares.result(7)).isEqualTo(49);
        assertThat(computed).containsExactly(7);
    }

    @Test
    void itNeverRemembersMoreThanItsLimit() {
        for (int number = 0; number < 100; number++) {
            assertThat(squares.result(number)).isEqualTo(number * number);
            assertThat(squares.size()).isLessThanOrEqualTo(3);
        }
    }
}
