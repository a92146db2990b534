package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

/** An answer has one fingerprint where it is given and where it is sent back. */
class AnswerPrintTest {

    private static final String USER = "{\"role\":\"user\",\"content\":\"go\"}";

    static Stream<Arguments> answersAndHowTheyComeBack() {
        return Stream.of(
                Arguments.of(
                        "text of Converse",
                        converse("{\"text\":\"Hello,\\nyou \"},{\"text\":\"there\"}"),
                        assistant("[{\"text\":\"Hello, you\\nthere\"}]")),
                Arguments.of(
                        "what was thought is left out",
                        converse("{\"reasoningContent\":{\"reasoningText\":{\"text\":\"hm\"}}},{\"text\":\"Yes\"}"),
                        assistant("\"Yes\"")),
                Arguments.of(
                        "uses of tools in Converse",
                        converse(
                                "{\"text\":\"Let me see\"},{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"a\",\"input\":{}}},"
                                        + "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"a\",\"input\":{}}}"),
                        assistant("[{\"toolUse\":{\"toolUseId\":\"t1\",\"name\":\"a\",\"input\":{\"x\":1}}},"
                                + "{\"toolUse\":{\"toolUseId\":\"t2\",\"name\":\"a\",\"input\":{}}}]")),
                Arguments.of(
                        "a stream of Nova",
                        "[{\"messageStart\":{\"role\":\"assistant\"}},{\"contentBlockDelta\":{\"delta\":{\"text\":\"So: \"}}},"
                                + "{\"contentBlockStart\":{\"start\":{\"toolUse\":{\"toolUseId\":\"n1\",\"name\":\"a\"}}}},"
                                + "{\"contentBlockDelta\":{\"delta\":{\"toolUse\":{\"input\":\"{}\"}}}},"
                                + "{\"messageStop\":{\"stopReason\":\"tool_use\"}}]",
                        assistant(
                                "[{\"text\":\"So:\"},{\"toolUse\":{\"toolUseId\":\"n1\",\"name\":\"a\",\"input\":{}}}]")),
                Arguments.of(
                        "a stream of Anthropic's",
                        "[{\"type\":\"message_start\",\"message\":{\"type\":\"message\",\"content\":[]}},"
                                + "{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"text\",\"text\":\"\"}},"
                                + "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"thinking_delta\",\"thinking\":\"hm\"}},"
                                + "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"Hel\"}},"
                                + "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"lo \\u00e9\"}},"
                                + "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\"}}]",
                        assistant(
                                "[{\"type\":\"thinking\",\"thinking\":\"hm\"},{\"type\":\"text\",\"text\":\"Hello \u00e9\","
                                        + "\"cache_control\":{\"type\":\"ephemeral\"}}]")),
                Arguments.of(
                        "uses of tools in a stream of Anthropic's",
                        "[{\"type\":\"content_block_start\",\"content_block\":{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"a\",\"input\":{}}},"
                                + "{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"input_json_delta\",\"partial_json\":\"{}\"}},"
                                + "{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"tool_use\"}}]",
                        assistant("[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"a\",\"input\":{}}]")),
                Arguments.of(
                        "an object of Anthropic's",
                        "{\"type\":\"message\",\"content\":[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"a\",\"input\":{}}],"
                                + "\"stop_reason\":\"tool_use\",\"usage\":{}}",
                        assistant("[{\"type\":\"tool_use\",\"id\":\"toolu_1\",\"name\":\"a\",\"input\":{}}]")),
                Arguments.of(
                        "chat completions",
                        "{\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"Hi\"},\"finish_reason\":\"stop\"}]}",
                        assistant("\"Hi\"")),
                Arguments.of(
                        "a stream of chat completions",
                        "[{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"id\":\"c1\",\"function\":{\"name\":\"a\"}}]}}]},"
                                + "{\"choices\":[{\"index\":0,\"delta\":{\"tool_calls\":[{\"index\":0,\"function\":{\"arguments\":\"{}\"}}]}}]},"
                                + "{\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"tool_calls\"}]}]",
                        "{\"role\":\"assistant\",\"content\":null,\"tool_calls\":[{\"id\":\"c1\",\"type\":\"function\",\"function\":{\"name\":\"a\"}}]}"),
                Arguments.of(
                        "items of Responses",
                        "{\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"reasoning\",\"content\":[{\"type\":\"reasoning_text\",\"text\":\"hm\"}]},"
                                + "{\"type\":\"function_call\",\"call_id\":\"f1\",\"name\":\"a\"},{\"type\":\"function_call\",\"call_id\":\"f2\",\"name\":\"a\"}]}",
                        "{\"type\":\"function_call\",\"call_id\":\"f1\",\"name\":\"a\"},{\"type\":\"function_call\",\"call_id\":\"f2\",\"name\":\"a\"}"),
                Arguments.of(
                        "a stream of Responses",
                        "[{\"type\":\"response.output_text.delta\",\"delta\":\"He\"},{\"type\":\"response.output_text.delta\",\"delta\":\"y\"},"
                                + "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}]",
                        "{\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"Hey\"}]}"),
                Arguments.of(
                        "a call of a function in a stream of Responses",
                        "[{\"type\":\"response.output_item.done\",\"item\":{\"type\":\"function_call\",\"call_id\":\"f1\",\"name\":\"a\"}},"
                                + "{\"type\":\"response.completed\",\"response\":{\"status\":\"completed\"}}]",
                        "{\"type\":\"function_call\",\"call_id\":\"f1\",\"name\":\"a\"}"));
    }

    @ParameterizedTest(name = "{0}")
    @MethodSource("answersAndHowTheyComeBack")
    void anAnswerIsKnownWhereItComesBack(String name, String answer, String sentBack) {
        assertThat(given(answer)).as(name).isNotNull().isEqualTo(comesBack(sentBack));
    }

    @Test
    void cohereSendsTheTextBackBesideTheMessage() {
        Integer given = given("{\"response_id\":\"r\",\"text\":\"Hi you\",\"finish_reason\":\"COMPLETE\"}");
        Shape shape = Reading.invocation(Reading.withBodies(
                        "{\"message\":\"more\",\"chat_history\":[{\"role\":\"USER\",\"message\":\"go\"},"
                                + "{\"role\":\"CHATBOT\",\"message\":\"Hi you\"}]}",
                        "{}"))
                .shape();
        assertThat(given).isNotNull().isEqualTo(shape.parentAnswerHash());
    }

    @Test
    void otherWordsAndOtherUsesAreOtherAnswers() {
        assertThat(List.of(
                        given(converse("{\"text\":\"one\"}")),
                        given(converse("{\"text\":\"two\"}")),
                        given(converse("{\"toolUse\":{\"toolUseId\":\"one\"}}")),
                        given(converse("{\"toolUse\":{\"toolUseId\":\"two\"}}")),
                        given(converse("{\"toolUse\":{\"toolUseId\":\"one\"}},{\"toolUse\":{\"toolUseId\":\"two\"}}")),
                        given(converse("{\"toolUse\":{\"toolUseId\":\"onetwo\"}}"))))
                .doesNotHaveDuplicates()
                .doesNotContainNull()
                .doesNotContain(0);
    }

    @Test
    void aTextLongerThanTheBufferIsReadWhole() {
        String text = "word ".repeat(1_000);
        assertThat(given(converse("{\"text\":\"" + text + "\"}")))
                .isEqualTo(given(converse("{\"text\":\"" + text.replace(" ", "\\n\\t") + "\"}")))
                .isNotEqualTo(given(converse("{\"text\":\"" + text + ".\"}")));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{}",
                "{\"output\":{\"message\":{\"content\":[{\"text\":\" \"}]}},\"stopReason\":\"end_turn\"}",
                "{\"output\":{\"message\":{\"content\":[{\"text\":\" <thinking>hm</thinking> Yes\"}]}},\"stopReason\":\"end_turn\"}",
                "{\"output\":{\"message\":{\"content\":[{\"text\":\"Blocked\"}]}},\"stopReason\":\"guardrail_intervened\"}",
                "[{\"type\":\"content_block_delta\",\"delta\":{\"type\":\"text_delta\",\"text\":\"broken o\"}}]",
                "{\"choices\":[{\"message\":{\"content\":\"a\"},\"finish_reason\":\"stop\"},{\"message\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}",
                "[{\"choices\":[{\"index\":1,\"delta\":{\"content\":\"b\"},\"finish_reason\":\"stop\"}]}]",
                "{\"response_id\":\"r\",\"text\":\"Hi\",\"tool_calls\":[{\"name\":\"a\"}],\"finish_reason\":\"COMPLETE\"}",
            })
    void anAnswerThatMayComeBackAsAnotherIsNotKnown(String answer) {
        assertThat(given(answer)).isNull();
    }

    @Test
    void onlyTheLastAnswerThatSomethingFollowsCounts() {
        Integer last = comesBack(assistant("\"b\""));
        assertThat(shape(USER + "," + assistant("\"a\"") + "," + USER + "," + assistant("\"b\"") + "," + USER)
                        .parentAnswerHash())
                .isEqualTo(last);
        assertThat(shape(USER + "," + assistant("\"b\"") + "," + USER + "," + assistant("\"prefill\""))
                        .parentAnswerHash())
                .isEqualTo(last);
        assertThat(shape(USER).parentAnswerHash()).isNull();
        assertThat(shape(assistant("\"b\"") + "," + USER).parentAnswerHash()).isNull();
    }

    private static String converse(String blocks) {
        return "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[" + blocks
                + "]}},\"stopReason\":\"end_turn\"}";
    }

    private static String assistant(String content) {
        return "{\"role\":\"assistant\",\"content\":" + content + "}";
    }

    private static @Nullable Integer given(String answer) {
        return Reading.invocation(Reading.withBodies("{\"messages\":[" + USER + "]}", answer))
                .shape()
                .answerHash();
    }

    private static @Nullable Integer comesBack(String message) {
        return shape(USER + "," + message + "," + USER).parentAnswerHash();
    }

    private static Shape shape(String messages) {
        return Reading.invocation(Reading.withBodies("{\"messages\":[" + messages + "]}", "{}"))
                .shape();
    }
}
