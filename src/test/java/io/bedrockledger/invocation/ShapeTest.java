package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class ShapeTest {

    private static final String U1 = "{\"role\":\"user\",\"content\":[{\"text\":\"one\"}]}";
    private static final String A1 = "{\"role\":\"assistant\",\"content\":[{\"text\":\"two\"}]}";
    private static final String U2 = "{\"role\":\"user\",\"content\":[{\"text\":\"three\"}]}";

    @Test
    void everyPartOfARequestIsMeasured() {
        Shape shape = shape(
                "{\"system\":[{\"text\":\"Be  brief.\"},{\"cachePoint\":{\"type\":\"default\"}},{\"text\":\"\u00c9\"}],"
                        + "\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Look\"},{\"image\":{\"format\":\"png\"}}]},"
                        + A1
                        + ",{\"role\":\"user\",\"content\":[{\"toolResult\":{\"content\":[{\"image\":{}},{\"text\":\"x\"}]}}]}],"
                        + "\"toolConfig\":{\"tools\":[{\"toolSpec\":{}},{\"toolSpec\":{}},{\"cachePoint\":{\"type\":\"default\"}}]},"
                        + "\"inferenceConfig\":{\"maxTokens\":512}}");
        assertThat(shape.systemChars()).isEqualTo("Be  brief.\n\u00c9".length());
        assertThat(shape.userChars()).isEqualTo(4);
        assertThat(shape.messageCount()).isEqualTo(3);
        assertThat(shape.toolCount()).isEqualTo(2);
        assertThat(shape.imageInputCount()).isEqualTo(2);
        assertThat(shape.maxOutputTokens()).isEqualTo(512);
    }

    @Test
    void whiteSpaceAndEscapesDoNotChangeATextsFingerprint() {
        Long expected = systemHash("\"Be brief and kind\"");
        assertThat(systemHash("\"  Be\\n\\n brief\\t and\\u0020kind \"")).isEqualTo(expected);
        assertThat(systemHash("\"Be brief and \\u006bind\"")).isEqualTo(expected);
        assertThat(systemHash("[{\"type\":\"text\",\"text\":\"Be brief and kind\"}]"))
                .isEqualTo(expected);
        assertThat(systemHash("[{\"text\":\"Be brief\"},{\"text\":\"and kind\"}]"))
                .isEqualTo(expected);
    }

    @Test
    void everyOtherCharacterChangesIt() {
        Long expected = systemHash("\"Answer in 10 words\"");
        for (String other :
                new String[] {"Answer in 11 words", "answer in 10 words", "Answer in 10 words.", "Answerin 10 words"}) {
            assertThat(systemHash('"' + other + '"')).isNotEqualTo(expected);
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "{\"system\":\"S\",\"messages\":[{\"role\":\"user\",\"content\":\"U\"}]}",
                "{\"messages\":[{\"role\":\"user\",\"content\":\"U\"}],\"system\":[{\"text\":\"S\"}]}",
                "{\"messages\":[{\"role\":\"system\",\"content\":\"S\"},{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"U\"}]}]}",
                "{\"messages\":[{\"role\":\"developer\",\"content\":\"S\"},{\"content\":[{\"text\":\"U\"}],\"role\":\"user\"}]}",
                "{\"instructions\":\"S\",\"input\":[{\"role\":\"user\",\"content\":[{\"type\":\"input_text\",\"text\":\"U\"}]}]}",
                "{\"instructions\":\"S\",\"input\":\"U\"}",
                "{\"preamble\":\"S\",\"message\":\"U\"}",
                "{\"system\":\"S\",\"prompt\":\"U\"}",
                "{\"system\":\"S\",\"inputText\":\"U\"}",
            })
    void familiesThatSayTheSameHaveTheSameShape(String request) {
        Shape shape = shape(request);
        Shape expected = shape(
                "{\"system\":[{\"text\":\"S\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"U\"}]}]}");
        assertThat(shape).isEqualTo(expected);
        assertThat(shape.messageCount()).isEqualTo(1);
        assertThat(shape.messagesHash()).isNotNull();
    }

    @Test
    void whereTheLogPutADocumentDoesNotChangeAMessage() {
        String message = "{\"role\":\"user\",\"content\":[{\"document\":{\"format\":\"pdf\",\"name\":\"%s\","
                + "\"source\":{\"s3Uri\":\"s3://logs/%s_input_media_00.pdf\"}}}]}";
        assertThat(shape(messages(message.formatted("terms", "request-2"))).messagesHash())
                .isEqualTo(
                        shape(messages(message.formatted("terms", "request-1"))).messagesHash())
                .isNotEqualTo(shape(messages(message.formatted("prices", "request-1")))
                        .messagesHash());
    }

    @Test
    void cacheMarkersDoNotChangeAMessage() {
        Long expected = shape(messages(U1)).messagesHash();
        assertThat(shape(
                                messages(
                                        "{\"role\":\"user\",\"content\":[{\"text\":\"one\"},{\"cachePoint\":{\"type\":\"default\"}}]}"))
                        .messagesHash())
                .isEqualTo(expected);
        assertThat(shape(messages("{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"one\","
                                + "\"cache_control\":{\"type\":\"ephemeral\"}}]}"))
                        .messagesHash())
                .isEqualTo(expected);
        String tool =
                "{\"role\":\"user\",\"content\":[{\"type\":\"tool_result\",\"tool_use_id\":\"t\",\"content\":[{\"type\":\"text\","
                        + "\"text\":\"r\"%s}]%s}]}";
        assertThat(shape(messages(
                                tool.formatted(",\"cache_control\":{\"type\":\"ephemeral\"}", ",\"cache_control\":{}")))
                        .messagesHash())
                .isEqualTo(shape(messages(tool.formatted("", ""))).messagesHash());
    }

    @Test
    void roleContentAndOrderChangeTheList() {
        assertThat(new Long[] {
                    shape(messages(U1, A1, U2)).messagesHash(),
                    shape(messages(U2, A1, U1)).messagesHash(),
                    shape(messages(U1, A1)).messagesHash(),
                    shape(messages(U1)).messagesHash(),
                    shape(messages(U1.replace("user", "assistant"))).messagesHash(),
                    shape(messages("{\"role\":\"user\",\"content\":[{\"text\":\"on\"},{\"text\":\"e\"}]}"))
                            .messagesHash(),
                    shape(messages("{\"role\":\"user\",\"content\":[{\"toolUse\":{\"input\":{\"a\":[1]}}}]}"))
                            .messagesHash(),
                    shape(messages("{\"role\":\"user\",\"content\":[{\"toolUse\":{\"input\":{\"a\":[],\"b\":1}}}]}"))
                            .messagesHash(),
                })
                .doesNotHaveDuplicates()
                .doesNotContainNull();
    }

    @Test
    void aListNamesTheListThatItExtends() {
        Long first = shape(messages(U1)).messagesHash();
        Long second = shape(messages(U1, A1, U2)).messagesHash();
        assertThat(shape(messages(U1)).parentMessagesHash()).isNull();
        assertThat(shape(messages(U1, A1)).parentMessagesHash()).isNull();
        assertThat(shape(messages(U1, A1, U2)).parentMessagesHash()).isEqualTo(first);
        assertThat(shape(messages(U1, A1, A1, U2)).parentMessagesHash()).isEqualTo(first);
        assertThat(shape(messages(U1, A1, U2, A1, U1)).parentMessagesHash()).isEqualTo(second);
        assertThat(shape(messages(U1, A1, U2, A1)).parentMessagesHash()).isEqualTo(first);
        assertThat(shape(messages(A1, U1)).parentMessagesHash()).isNull();
    }

    @Test
    void cohereKeepsWhatWasSaidBeforeAside() {
        Shape shape = shape("{\"message\":\"three\",\"chat_history\":[{\"role\":\"USER\",\"message\":\"one\"},"
                + "{\"role\":\"CHATBOT\",\"message\":\"two\"}],\"preamble\":\"S\",\"max_tokens\":7}");
        assertThat(shape.messageCount()).isEqualTo(3);
        assertThat(shape.userHash()).isEqualTo(shape(messages(U1)).userHash());
        assertThat(shape.parentMessagesHash())
                .isEqualTo(shape("{\"message\":\"one\"}").messagesHash());
    }

    @Test
    void callsOfFunctionsAreAnswersInResponses() {
        String item = "{\"type\":\"message\",\"role\":\"user\",\"content\":\"one\"}";
        String call = "{\"type\":\"function_call\",\"name\":\"f\",\"arguments\":\"{}\"}";
        String output = "{\"type\":\"function_call_output\",\"output\":\"1\"}";
        Shape shape = shape("{\"input\":[" + item + "," + call + "," + output + "]}");
        assertThat(shape.parentMessagesHash())
                .isEqualTo(shape("{\"input\":[" + item + "]}").messagesHash());
    }

    @Test
    void textsToEmbedAreOneMessage() {
        Shape shape = shape("{\"texts\":[\"a\",\"b\"],\"input_type\":\"search_query\"}");
        assertThat(shape.messageCount()).isEqualTo(1);
        assertThat(shape.userChars()).isEqualTo(3);
        assertThat(shape("{\"inputText\":\"a\",\"inputImage\":\"aGk=\"}").imageInputCount())
                .isEqualTo(1);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"inputImage\":\"aGk=\"} | 1",
                "{\"inputText\":\"a\"} | 0",
                "{\"input_type\":\"image\",\"images\":[\"data:a\",\"data:b\"]} | 2",
                "{\"inputs\":[{\"content\":[{\"type\":\"text\",\"text\":\"a\"},{\"type\":\"image_url\"}]},{\"content\":[{\"type\":\"image_url\"}]}]} | 2",
                "{\"singleEmbeddingParams\":{\"text\":{\"value\":\"a\"}}} | 0",
                "{\"singleEmbeddingParams\":{\"image\":{\"format\":\"png\"}}} | 1",
                "{\"singleEmbeddingParams\":{\"image\":{\"detailLevel\":\"STANDARD_IMAGE\"}}} | 1",
                "{\"singleEmbeddingParams\":{\"image\":{\"detailLevel\":\"DOCUMENT_IMAGE\"}}} |",
                "{\"singleEmbeddingParams\":{\"video\":{\"format\":\"mp4\"}}} |",
                "{} |"
            })
    void imagesToEmbedAreCountedWhereTheyHaveThePriceOfAnImage(String request, @Nullable Integer images) {
        assertThat(shape(request).imageInputCount()).isEqualTo(images);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"max_tokens\":9",
                "\"max_completion_tokens\":9",
                "\"max_output_tokens\":9",
                "\"max_tokens_to_sample\":9",
                "\"max_gen_len\":9",
                "\"maxTokens\":9",
                "\"textGenerationConfig\":{\"maxTokenCount\":9}",
                "\"inferenceConfig\":{\"max_new_tokens\":9}",
                "\"inferenceConfig\":{\"maxTokens\":9.0}"
            })
    void everyFamilyNamesItsLimitOfOutput(String member) {
        assertThat(shape("{\"prompt\":\"p\"," + member + "}").maxOutputTokens()).isEqualTo(9);
    }

    @Test
    void aBodyOfNoKnownFormHasNoShape() {
        assertThat(Reading.invocation(Reading.record("r", "\"inputBodyJson\":{\"messages\":\"cut\"}", ""))
                        .shape())
                .isEqualTo(Shape.UNKNOWN);
        assertThat(Reading.invocation(Reading.record("r", "\"inputBodyJson\":[1]", ""))
                        .shape())
                .isEqualTo(Shape.UNKNOWN);
    }

    @Test
    void withoutSystemTextThereIsNoFingerprintOfIt() {
        Shape shape = shape(messages(U1));
        assertThat(shape.systemHash()).isNull();
        assertThat(shape.systemChars()).isZero();
        assertThat(shape("{\"system\":\" \\n\",\"messages\":[]}").systemHash()).isNull();
        assertThat(shape("{\"messages\":[]}").messagesHash()).isNull();
    }

    @Test
    void longTextsHashAlikeWhateverTheirEscapes() {
        String plain = "caf\u00e9 \ud83d\ude00 ".repeat(3_000);
        String escaped = plain.replace("\u00e9", "\\u00e9")
                .replace("\ud83d\ude00", "\\ud83d\\ude00")
                .replace(" ", "\\n");
        assertThat(systemHash('"' + escaped + '"')).isEqualTo(systemHash('"' + plain + '"'));
        assertThat(shape("{\"prompt\":\"" + escaped.replace("\\n", " ") + "\"}"))
                .isEqualTo(shape("{\"prompt\":\"" + plain + "\"}"));
    }

    @Test
    void theSketchOfACallIsThatOfItsTextsAndOfNoOtherCall() throws IOException {
        String object = Reading.record(
                        "a",
                        "\"inputBodyJson\":{\"system\":\"Be  brief and \\u006bind to all.\"," + "\"messages\":[" + U1
                                + "]}",
                        "")
                + "\n" + Reading.record("b", "\"inputTokenCount\":3", "")
                + "\n" + Reading.record("c", "\"inputBodyJson\":" + messages(U2, A1, U1), "");
        List<Optional<PromptSketch>> sketches = new ArrayList<>();
        try (LogObjectReader reader = Reading.reader(Limits.DEFAULT)) {
            reader.read(
                    new ByteArrayInputStream(Reading.utf8(object)),
                    FolderIdentity.UNKNOWN,
                    call -> sketches.add(reader.sketch()));
        }

        PromptSketcher sketcher = new PromptSketcher(Reading.KEY);
        assertThat(sketches)
                .containsExactly(
                        Optional.ofNullable(sketcher.of("Be brief and kind to all.", "one")),
                        Optional.empty(),
                        Optional.ofNullable(sketcher.of(null, "three")));
    }

    private static Long systemHash(String system) {
        Long hash = shape("{\"system\":" + system + ",\"messages\":[]}").systemHash();
        if (hash == null) {
            throw new AssertionError("no fingerprint of " + system);
        }
        return hash;
    }

    private static String messages(String... messages) {
        return "{\"messages\":[" + String.join(",", messages) + "]}";
    }

    private static Shape shape(String request) {
        return Reading.invocation(Reading.record("r", "\"inputBodyJson\":" + request, ""))
                .shape();
    }
}
