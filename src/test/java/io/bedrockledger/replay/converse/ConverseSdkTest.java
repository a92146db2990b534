package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.entry;

import java.math.BigDecimal;
import java.util.List;
import org.junit.jupiter.api.Test;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.StopReason;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;

/** Requests and answers in the words of the AWS SDK. */
class ConverseSdkTest {

    private static final ReplayTag TAG = new ReplayTag("tutor-cheaper-1", "item-7");

    private static final String BODY = """
            {"system":[{"text":"S"}],"messages":[
              {"role":"user","content":[{"text":"Q"},{"image":{"format":"png","source":{"bytes":"aW1n"}}},
               {"document":{"name":"d","format":"txt","source":{"text":"D"},"context":"C"}}]},
              {"role":"assistant","content":[{"toolUse":{"toolUseId":"t1","name":"f","input":{"x":1.50,"y":[null,true,"z"]}}}]},
              {"role":"user","content":[{"toolResult":{"toolUseId":"t1","status":"error","content":[{"json":{"n":0}},{"text":"T"}]}}]}],
             "inferenceConfig":{"maxTokens":101,"temperature":0.25,"topP":0.75,"stopSequences":["END"]},
             "outputConfig":{"textFormat":{"type":"json_schema","structure":{"jsonSchema":{"name":"n","schema":"{\\"type\\":\\"object\\"}"}}}},
             "toolConfig":{"tools":[{"toolSpec":{"name":"f","description":"F","inputSchema":{"json":{"type":"object"}}}}],
              "toolChoice":{"tool":{"name":"f"}}}}
            """;

    @Test
    void everythingOfARequestReachesTheCandidate() {
        ConverseRequest request = ConverseSdk.request(
                Translations.request(BODY), "mistral.mistral-large-2407-v1:0", "{\"top_k\":5}", TAG);
        assertThat(request.modelId()).isEqualTo("mistral.mistral-large-2407-v1:0");
        assertThat(request.system().get(0).text()).isEqualTo("S");
        assertThat(request.messages()).extracting(Message::roleAsString).containsExactly("user", "assistant", "user");
        List<ContentBlock> asked = request.messages().get(0).content();
        assertThat(asked.get(0).text()).isEqualTo("Q");
        assertThat(asked.get(1).image().formatAsString()).isEqualTo("png");
        assertThat(asked.get(1).image().source().bytes().asUtf8String()).isEqualTo("img");
        assertThat(asked.get(2).document().source().bytes().asUtf8String()).isEqualTo("D");
        assertThat(asked.get(2).document().context()).isEqualTo("C");
        assertThat(request.messages().get(1).content().get(0).toolUse().input())
                .hasToString("{\"x\": 1.50,\"y\": [null, true, \"z\"]}");
        assertThat(request.messages().get(2).content().get(0).toolResult()).satisfies(result -> {
            assertThat(result.status()).isEqualTo(ToolResultStatus.ERROR);
            assertThat(result.content().get(0).json()).hasToString("{\"n\": 0}");
            assertThat(result.content().get(1).text()).isEqualTo("T");
        });
        assertThat(request.inferenceConfig())
                .hasToString("InferenceConfiguration(MaxTokens=101, Temperature=0.25, TopP=0.75, StopSequences=[END])");
        assertThat(request.toolConfig().tools().get(0).toolSpec().inputSchema().json())
                .hasToString("{\"type\": \"object\"}");
        assertThat(request.toolConfig().toolChoice().tool().name()).isEqualTo("f");
        assertThat(request.outputConfig().textFormat().structure().jsonSchema().schema())
                .isEqualTo("{\"type\":\"object\"}");
        assertThat(request.additionalModelRequestFields()).hasToString("{\"top_k\": 5}");
        assertThat(request.requestMetadata())
                .containsOnly(
                        entry("bedrock_ledger_replay", "tutor-cheaper-1"), entry("bedrock_ledger_item", "item-7"));
    }

    @Test
    void whatTheCallerDidNotSayIsNotSaid() {
        ConverseRequest request = ConverseSdk.request(
                Translations.request("{\"messages\":[{\"role\":\"user\",\"content\":\"Q\"}]}"), "m", null, TAG);
        assertThat(request.hasSystem()).isFalse();
        assertThat(request.toolConfig()).isNull();
        assertThat(request.outputConfig()).isNull();
        assertThat(request.additionalModelRequestFields()).isNull();
        assertThat(request.inferenceConfig()).hasToString("InferenceConfiguration()");
    }

    @Test
    void aCandidatesParametersStandInPlaceOfTheLoggedOnes() {
        ReplayRequest request = Translations.request(BODY).with(new Inference(null, 0.0, null, List.of()));
        assertThat(request.inference()).isEqualTo(new Inference(101, 0.0, 0.75, List.of("END")));
    }

    @Test
    void anAnswerIsItsTextsItsCallsAndItsCounts() {
        ConverseResponse response = ConverseResponse.builder()
                .output(output -> output.message(message -> message.content(
                        ContentBlock.fromReasoningContent(
                                reasoning -> reasoning.reasoningText(text -> text.text("hm"))),
                        ContentBlock.fromText("<b>\u0000"),
                        ContentBlock.fromText("two"),
                        ContentBlock.fromToolUse(use -> use.toolUseId("t")
                                .name("f")
                                .input(Document.mapBuilder()
                                        .putNumber("x", new BigDecimal("1.50"))
                                        .putList(
                                                "y",
                                                list -> list.addNull()
                                                        .addBoolean(true)
                                                        .addString("z"))
                                        .build())))))
                .stopReason(StopReason.TOOL_USE)
                .usage(usage -> usage.inputTokens(11)
                        .outputTokens(13)
                        .cacheReadInputTokens(17)
                        .cacheWriteInputTokens(19))
                .metrics(metrics -> metrics.latencyMs(23L))
                .build();
        assertThat(ConverseSdk.answer(response))
                .isEqualTo(new ReplayAnswer(
                        "<b>\u0000two",
                        List.of(new Block.ToolUse("t", "f", "{\"x\":1.50,\"y\":[null,true,\"z\"]}")),
                        "tool_use",
                        11L,
                        13L,
                        17L,
                        19L,
                        23L));
    }

    @Test
    void whatTheEndpointDidNotStateIsUnknown() {
        assertThat(ConverseSdk.answer(ConverseResponse.builder().build()))
                .isEqualTo(new ReplayAnswer("", List.of(), null, null, null, null, null, null));
    }

    @Test
    void aTagThatConverseWouldRefuseIsRefused() {
        assertThatThrownBy(() -> new ReplayTag("a", "b\"c"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("1 to 256 letters");
    }
}
