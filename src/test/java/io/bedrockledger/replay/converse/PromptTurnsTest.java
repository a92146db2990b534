package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Prompts that mark their turns: read back where there is one reading, left alone where there is none or more. */
class PromptTurnsTest {

    private static String turns(String prompt) {
        PromptTurns found = PromptTurns.parse(prompt);
        return found == null
                ? "one text"
                : found.system() + " "
                        + found.turns().stream()
                                .map(turn -> turn.role().name().charAt(0) + ":" + turn.text())
                                .collect(Collectors.joining("|"));
    }

    @Test
    void llamaThree() {
        String prompt = """
                <|begin_of_text|><|start_header_id|>system<|end_header_id|>

                Be brief.<|eot_id|><|start_header_id|>user<|end_header_id|>

                One?<|eot_id|><|start_header_id|>assistant<|end_header_id|>

                1<|eot_id|><|start_header_id|>user<|end_header_id|>

                Two?<|eot_id|><|start_header_id|>assistant<|end_header_id|>

                """;
        assertThat(turns(prompt)).isEqualTo("[Be brief.] U:One?|A:1|U:Two?");
    }

    @Test
    void mistralAndLlamaTwo() {
        assertThat(turns("<s>[INST] One? [/INST] 1</s>[INST] Two? [/INST]")).isEqualTo("[] U:One?|A:1|U:Two?");
        assertThat(turns("[INST] One? [/INST]")).isEqualTo("[] U:One?");
        assertThat(turns("<s>[INST] <<SYS>>\nBe brief.\n<</SYS>>\n\nOne? [/INST] 1 </s><s>[INST] Two? [/INST]"))
                .isEqualTo("[Be brief.] U:One?|A:1|U:Two?");
    }

    @Test
    void chatMl() {
        assertThat(turns("<|im_start|>system\nS<|im_end|>\n<|im_start|>user\nQ<|im_end|>\n<|im_start|>assistant\n"))
                .isEqualTo("[S] U:Q");
    }

    @Test
    void deepSeek() {
        assertThat(turns("<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>S<\uFF5CUser\uFF5C>Q<\uFF5CAssistant\uFF5C>A"
                        + "<\uFF5Cend\u2581of\u2581sentence\uFF5C><\uFF5CUser\uFF5C>R<\uFF5CAssistant\uFF5C><think>\n"))
                .isEqualTo("[S] U:Q|A:A|U:R");
    }

    @Test
    void humanAndAssistant() {
        assertThat(turns("S\n\nHuman: Q\n\nAssistant: A\n\nHuman: R\n\nAssistant:"))
                .isEqualTo("[S] U:Q|A:A|U:R");
        assertThat(turns("Human: Q\n\nAssistant: {")).isEqualTo("[] U:Q|A:{");
    }

    @Test
    void aTokenDecidesWhereWordsAlsoFit() {
        assertThat(turns("[INST] a\n\nHuman: b\n\nAssistant: [/INST]")).isEqualTo("[] U:a\n\nHuman: b\n\nAssistant:");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "What is two and two?",
                "Explain [INST] to me",
                "Be brief. [INST] One? [/INST]",
                "[INST] One? [/INST] 1 [INST] Two? [/INST]",
                "[INST] One? [/INST] 1</s>",
                "[INST] [/INST]",
                "[INST] [IMG] One? [/INST]",
                "[INST] One? [INST] Two? [/INST]",
                "[INST] One? [/INST] 1</s>[INST] <<SYS>>late<</SYS>> Two? [/INST]",
                "[INST] <<SYS>>only<</SYS>> [/INST]",
                "[INST] <<SYS>>open [/INST]",
                "<|start_header_id|>user<|end_header_id|>\n\nOne?<|eot_id|>",
                "<|start_header_id|>user<|end_header_id|>\n\nOne?<|start_header_id|>assistant<|end_header_id|>\n\n",
                "<|start_header_id|>ipython<|end_header_id|>\n\n{}<|eot_id|><|start_header_id|>assistant<|end_header_id|>",
                "<|im_start|>user\n[INST] One?<|im_end|>\n<|im_start|>assistant\n",
                "\n\nAssistant: One\n\nHuman: Two\n\nAssistant:",
                "\n\nHuman: One\n\nHuman: Two\n\nAssistant:"
            })
    void whatHasNoReadingOrMoreThanOneIsOneText(String prompt) {
        assertThat(turns(prompt)).isEqualTo("one text");
    }
}
