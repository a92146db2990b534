package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

/** No body does harm: it is translated or refused. */
class HostileBodiesTest {

    private static final List<String> SEEDS = List.of(
            "{\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"a\"},{\"toolUse\":{\"toolUseId\":\"t\",\"name\":\"f\",\"input\":{}}}]}],"
                    + "\"inferenceConfig\":{\"maxTokens\":5,\"temperature\":0.5,\"stopSequences\":[\"x\"]},\"toolConfig\":{\"tools\":[{\"toolSpec\":{\"name\":\"f\",\"inputSchema\":{\"json\":{}}}}]}}",
            "{\"anthropic_version\":\"v\",\"max_tokens\":5,\"system\":\"s\",\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"a\"},"
                    + "{\"type\":\"image\",\"source\":{\"type\":\"base64\",\"media_type\":\"image/png\",\"data\":\"aW1n\"}},"
                    + "{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"is_error\":true,\"content\":\"r\"}]}],\"tools\":[{\"name\":\"f\",\"input_schema\":{}}]}",
            "{\"messages\":[{\"role\":\"system\",\"content\":\"s\"},{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"{}\"}}]},"
                    + "{\"role\":\"tool\",\"tool_call_id\":\"c\",\"content\":\"r\"}],\"tools\":[{\"function\":{\"name\":\"f\"}}],\"response_format\":{\"type\":\"text\"}}",
            "{\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"a\"}]}],\"text\":{\"format\":{\"type\":\"text\"}}}",
            "{\"message\":\"a\",\"chat_history\":[{\"role\":\"USER\",\"message\":\"b\"}],\"preamble\":\"p\"}",
            "{\"prompt\":\"<s>[INST] a [/INST] b</s>[INST] c [/INST]\",\"max_gen_len\":5}",
            "{\"inputText\":\"a\",\"textGenerationConfig\":{\"maxTokenCount\":5}}");
    private static final List<String> PIECES = List.of(
            "null",
            "[]",
            "{}",
            "0",
            "-1",
            "1e999",
            "1e-999999",
            "1e99999999999",
            "\"\"",
            "\"\\u0000\"",
            "\"\\ud800\"",
            "true",
            "[[]]",
            "{\"\":0}",
            "\"user\"");

    @Test
    void aValueReplacedByAnyOtherIsTranslatedOrRefused() {
        for (String seed : SEEDS) {
            for (int at = 0; at < seed.length(); at++) {
                for (String piece : PIECES) {
                    int end = valueEnd(seed, at);
                    if (end > at) {
                        String body = seed.substring(0, at) + piece + seed.substring(end);
                        assertThatCode(() -> Translations.of(body)).as(body).doesNotThrowAnyException();
                    }
                }
            }
        }
    }

    /** The end of the value that follows a colon, a bracket or a comma at that place; the place itself when none does. */
    private static int valueEnd(String json, int at) {
        if (at == 0 || ":[,".indexOf(json.charAt(at - 1)) < 0) {
            return at;
        }
        int depth = 0;
        boolean text = false;
        for (int i = at; i < json.length(); i++) {
            char c = json.charAt(i);
            if (c == '"') {
                text = !text;
            }
            depth += text ? 0 : "[{".indexOf(c) >= 0 ? 1 : "]}".indexOf(c) >= 0 ? -1 : 0;
            if (!text && (depth < 0 || (depth == 0 && c == ','))) {
                return i;
            }
        }
        return at;
    }

    @Test
    void bytesChangedAtRandomAreTranslatedOrRefused() {
        Random random = new Random(20261201);
        RequestTranslator translator = new RequestTranslator(LoggedMedia.NONE);
        for (int round = 0; round < 20_000; round++) {
            byte[] body = SEEDS.get(random.nextInt(SEEDS.size())).getBytes(StandardCharsets.UTF_8);
            for (int change = 0; change < 3; change++) {
                body[random.nextInt(body.length)] = (byte) random.nextInt(256);
            }
            assertThat(translator.translate(body, "a.model")).isNotNull();
        }
    }

    @Test
    void deepNestingIsRefused() {
        String deep = "[".repeat(100_000) + "]".repeat(100_000);
        assertThat(Translations.blocker("{\"messages\":" + deep + "}")).isEmpty();
        String arguments = "{\\\"a\\\":".repeat(50_000) + "1" + "}".repeat(50_000);
        assertThat(Translations.blocker(
                        "{\"messages\":[{\"role\":\"user\",\"content\":\"a\"},{\"role\":\"assistant\",\"tool_calls\":"
                                + "[{\"id\":\"c\",\"function\":{\"name\":\"f\",\"arguments\":\"" + arguments
                                + "\"}}]}]}"))
                .isEqualTo("/messages/1/tool_calls/0/function/arguments");
    }

    @Test
    void aMegabyteWithControlCharactersGoesThroughAsItIs() {
        String text = "<b>\\u0000\\u001b[31m\\u202e&</b>".repeat(30_000);
        ReplayRequest request =
                Translations.request("{\"messages\":[{\"role\":\"user\",\"content\":\"" + text + "\"}]}");
        Block.Text sent = (Block.Text) request.turns().get(0).blocks().get(0);
        assertThat(sent.text()).isEqualTo("<b>\u0000\u001b[31m\u202e&</b>".repeat(30_000));
    }

    @Test
    void aPromptOfMarksAloneIsOneText() {
        String body = "{\"prompt\":\"" + "[INST]".repeat(200_000) + "\"}";
        assertThat(Translations.departures(body)).containsExactly("PROMPT_AS_ONE_TEXT /prompt");
    }

    @Test
    void aNameFromTheBodyIsCutAndCleanInAPointer() {
        String name = "\\u001b\\n~/" + "x".repeat(10_000);
        assertThat(Translations.departures("{\"messages\":[{\"role\":\"user\",\"content\":\"a\"}],\"" + name + "\":1}"))
                .containsExactly("DROPPED /??~0~1" + "x".repeat(60) + "...");
    }
}
