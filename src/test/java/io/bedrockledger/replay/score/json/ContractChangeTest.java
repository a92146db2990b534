package io.bedrockledger.replay.score.json;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ContractChangeTest {

    private static final String BEFORE = "{\"a\": 1, \"b\": {\"c\": [true, \"x\"]}}";

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '~',
            value = {
                "{\"a\": 2, \"b\": {\"c\": [false, \"y\", 3]}} |",
                "I cannot say. | JSON_LOST",
                "Here: {\"a\": 1, \"b\": {\"c\": [true, \"x\"]}} | JSON_IN_PROSE",
                "{\"b\": {\"c\": [true, \"x\"]}, \"a\": 1} | KEY_ORDER",
                "{\"a\": 1, \"b\": {\"c\": [true, \"x\"], \"d\": 0}} | EXTRA_KEYS",
                "{\"a\": 1, \"b\": {}} | MISSING_KEYS",
                "{\"a\": \"1\", \"b\": {\"c\": [true, \"x\"]}} | VALUE_KIND",
                "{\"a\": 1, \"b\": {\"c\": [null, \"x\"]}} | VALUE_KIND",
                "{\"a\": 1, \"a\": 1, \"b\": {\"c\": [true, \"x\"]}} | JSON_INVALID"
            })
    void aChangeIsNamedAndAnotherValueIsNone(String after, String expected) {
        assertThat(ContractChange.between(BEFORE, after))
                .containsExactlyInAnyOrderElementsOf(
                        expected == null
                                ? List.of()
                                : Arrays.stream(expected.split(" "))
                                        .map(ContractChange::valueOf)
                                        .toList());
    }

    @Test
    void aFenceThatComesOrGoesIsAChange() {
        String fenced = "```json\n" + BEFORE + "\n```";
        assertThat(ContractChange.between(BEFORE, fenced)).containsExactly(ContractChange.JSON_IN_FENCE);
        assertThat(ContractChange.between(fenced, BEFORE)).containsExactly(ContractChange.JSON_BARE);
        assertThat(ContractChange.between(fenced, fenced)).isEmpty();
    }

    @Test
    void whereThereWasNoJsonThereIsNoContract() {
        assertThat(ContractChange.between("42", "{\"a\": 1}")).isEmpty();
        assertThat(ContractChange.between("Yes.", BEFORE)).isEmpty();
    }
}
