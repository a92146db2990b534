package io.bedrockledger.replay.converse;

import static io.bedrockledger.replay.converse.Translations.brief;
import static io.bedrockledger.replay.converse.Translations.departures;
import static io.bedrockledger.replay.converse.Translations.request;
import static io.bedrockledger.replay.converse.Translations.translated;
import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.replay.converse.ReplayRequest.Tool;
import io.bedrockledger.replay.converse.ReplayRequest.ToolChoice;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Optional;
import org.junit.jupiter.api.Test;

/** A body of each family, with everything in it that Converse has a word for, and what is left out by name. */
class FamiliesTest {

    @Test
    void converseGoesOutAsItCameIn() {
        String body = """
                {"system":[{"text":"Be kind."},{"cachePoint":{"type":"default"}}],
                 "messages":[
                  {"role":"user","content":[{"text":"Look"},
                   {"image":{"format":"png","source":{"bytes":"aW1n"}}},
                   {"document":{"name":"My file","format":"pdf","source":{"bytes":"cGRm"}}},
                   {"guardContent":{"text":{"text":"careful","qualifiers":["query"]}}}]},
                  {"role":"assistant","content":[{"reasoningContent":{"reasoningText":{"text":"hm","signature":"s"}}},
                   {"text":"A call"},{"toolUse":{"toolUseId":"t1","name":"find","input":{"x":1.50,"y":[null,true]}}}]},
                  {"role":"user","content":[{"toolResult":{"toolUseId":"t1","status":"error",
                   "content":[{"text":"none"},{"json":{"n":0}}]}}]}],
                 "inferenceConfig":{"maxTokens":101,"temperature":0.25,"topP":0.75,"stopSequences":["END"]},
                 "toolConfig":{"tools":[{"toolSpec":{"name":"find","description":"Finds",
                   "inputSchema":{"json":{"type":"object"}}}}],"toolChoice":{"any":{}}},
                 "additionalModelRequestFields":{"top_k":50},"guardrailConfig":{"guardrailIdentifier":"g"}}
                """;
        ReplayRequest request = request(body);
        assertThat(brief(request))
                .isEqualTo("system: Be kind. | user: Look + png aW1n + My file.pdf cGRm + careful"
                        + " | assistant: A call + t1=find{\"x\":1.50,\"y\":[null,true]} | user: t1![none, {\"n\":0}]");
        assertThat(request.inference()).isEqualTo(new Inference(101, 0.25, 0.75, List.of("END")));
        assertThat(request.tools()).containsExactly(new Tool("find", "Finds", "{\"type\":\"object\"}"));
        assertThat(request.toolChoice()).isEqualTo(new ToolChoice(ToolChoice.Kind.ANY, null));
        assertThat(departures(body))
                .containsExactlyInAnyOrder(
                        "DROPPED /guardrailConfig",
                        "DROPPED /system/1/cachePoint",
                        "GUARDED_TEXT_UNMARKED /messages/0/content/3/guardContent",
                        "DROPPED /messages/1/content/0/reasoningContent",
                        "DROPPED /additionalModelRequestFields/top_k");
    }

    @Test
    void whatTheLogKeepsBesideTheBodyIsTakenFromThere() {
        String body = """
                {"messages":[{"role":"user","content":[{"document":{"name":"a","format":"pdf",
                 "source":{"s3Uri":"s3://b/data/1_input_media_00.pdf"}}}]}]}
                """;
        RequestTranslator translator = new RequestTranslator(
                uri -> uri.endsWith("_input_media_00.pdf") ? Optional.of("cGRm") : Optional.empty());
        Translation found = translator.translate(body.getBytes(StandardCharsets.UTF_8), "amazon.nova-lite-v1:0");
        assertThat(brief(translated(found).request())).isEqualTo("user: a.pdf cGRm");
        assertThat(Translations.blocker(body)).isEqualTo("/messages/0/content/0/document/source/s3Uri");
    }

    @Test
    void novaWritesItsParametersBothWays() {
        String body = """
                {"schemaVersion":"messages-v1","system":[{"text":"S"}],"messages":[{"role":"user","content":[{"text":"Q"}]}],
                 "inferenceConfig":{"max_new_tokens":7,"top_p":0.5,"top_k":20}}
                """;
        assertThat(brief(request(body))).isEqualTo("system: S | user: Q");
        assertThat(request(body).inference()).isEqualTo(new Inference(7, null, 0.5, List.of()));
        assertThat(departures(body)).containsExactly("DROPPED /inferenceConfig/top_k");
    }

    @Test
    void anthropicMessagesKeepToolsImagesAndDocuments() {
        String body = """
                {"anthropic_version":"bedrock-2023-05-31","max_tokens":11,"temperature":1,"top_k":3,"stop_sequences":["X"],
                 "thinking":{"type":"enabled","budget_tokens":1024},
                 "system":[{"type":"text","text":"S","cache_control":{"type":"ephemeral"}}],
                 "tools":[{"name":"f","input_schema":{"type":"object"}}],"tool_choice":{"type":"tool","name":"f"},
                 "messages":[{"role":"user","content":[{"type":"text","text":"Q"},
                   {"type":"image","source":{"type":"base64","media_type":"image/jpeg","data":"aW1n"}},
                   {"type":"document","title":"a/b","source":{"type":"text","media_type":"text/plain","data":"D"}}]},
                  {"role":"assistant","content":[{"type":"thinking","thinking":"t","signature":"s"},
                   {"type":"tool_use","id":"u1","name":"f","input":{}}]},
                  {"role":"user","content":[{"type":"tool_result","tool_use_id":"u1","content":"R"}]},
                  {"role":"user","content":"more"}]}
                """;
        ReplayRequest request = request(body);
        assertThat(brief(request))
                .isEqualTo("system: S | user: Q + jpeg aW1n + document.txt RA== | assistant: u1=f{}"
                        + " | user: u1=[R] + more");
        assertThat(request.inference()).isEqualTo(new Inference(11, 1.0, null, List.of("X")));
        assertThat(request.tools()).containsExactly(new Tool("f", null, "{\"type\":\"object\"}"));
        assertThat(request.toolChoice()).isEqualTo(new ToolChoice(ToolChoice.Kind.TOOL, "f"));
        assertThat(departures(body))
                .containsExactlyInAnyOrder(
                        "DROPPED /top_k",
                        "DROPPED /thinking",
                        "DROPPED /system/0/cache_control",
                        "DOCUMENT_RENAMED /messages/0/content/2/title",
                        "DROPPED /messages/1/content/0");
    }

    @Test
    void chatCompletionsKeepToolsImagesAndTheSchemaOfTheAnswer() {
        String body = """
                {"model":"openai.gpt-oss-120b-1:0","max_completion_tokens":13,"stop":"END","seed":4,
                 "response_format":{"type":"json_schema","json_schema":{"name":"n","schema":{"type":"object"}}},
                 "tools":[{"type":"function","function":{"name":"f","parameters":{"type":"object"}}}],"tool_choice":"required",
                 "messages":[{"role":"developer","content":"S"},
                  {"role":"user","content":[{"type":"text","text":"Q"},
                   {"type":"image_url","image_url":{"url":"data:image/png;base64,aW1n"}}]},
                  {"role":"assistant","content":null,"tool_calls":[
                   {"id":"c1","type":"function","function":{"name":"f","arguments":"{\\"a\\": 1}"}},
                   {"id":"c2","type":"function","function":{"name":"f","arguments":""}}]},
                  {"role":"tool","tool_call_id":"c1","content":"R1"},{"role":"tool","tool_call_id":"c2","content":"R2"},
                  {"role":"system","content":"Late"}]}
                """;
        ReplayRequest request = request(body);
        assertThat(brief(request))
                .isEqualTo("system: S + Late | user: Q + png aW1n | assistant: c1=f{\"a\":1} + c2=f{}"
                        + " | user: c1=[R1] + c2=[R2]");
        assertThat(request.inference()).isEqualTo(new Inference(13, null, null, List.of("END")));
        assertThat(request.toolChoice()).isEqualTo(new ToolChoice(ToolChoice.Kind.ANY, null));
        assertThat(request.outputSchema()).isEqualTo(new ReplayRequest.OutputSchema("n", "{\"type\":\"object\"}"));
        assertThat(departures(body)).containsExactly("DROPPED /seed", "SYSTEM_TEXT_MOVED /messages/5/content");
    }

    @Test
    void responsesAreOneTextOrItems() {
        assertThat(brief(request("{\"input\":\"Q\",\"instructions\":\"S\",\"max_output_tokens\":5}")))
                .isEqualTo("system: S | user: Q");
        String items = """
                {"tools":[{"type":"function","name":"f","parameters":{"type":"object"}}],"tool_choice":"auto","input":[
                 {"role":"user","content":[{"type":"input_text","text":"Q"}]},{"type":"reasoning","summary":[]},
                 {"type":"function_call","call_id":"c1","name":"f","arguments":"{}"},
                 {"type":"function_call_output","call_id":"c1","output":"R"}]}
                """;
        assertThat(brief(request(items))).isEqualTo("user: Q | assistant: c1=f{} | user: c1=[R]");
        assertThat(departures(items)).containsExactly("DROPPED /input/1");
    }

    @Test
    void coheresChatPutsTheMessageBehindItsHistory() {
        String body = """
                {"message":"Q2","preamble":"S","max_tokens":3,"p":0.5,"k":9,"documents":[],
                 "chat_history":[{"role":"USER","message":"Q1"},{"role":"CHATBOT","message":"A1"}]}
                """;
        assertThat(brief(request(body))).isEqualTo("system: S | user: Q1 | assistant: A1 | user: Q2");
        assertThat(request(body).inference()).isEqualTo(new Inference(3, null, 0.5, List.of()));
        assertThat(departures(body)).containsExactlyInAnyOrder("DROPPED /k", "DROPPED /documents");
    }

    @Test
    void titanCommandAndJurassicAreOneTextAndSaidToBe() {
        String titan = """
                {"inputText":"Q","textGenerationConfig":{"maxTokenCount":17,"temperature":0,"topP":1,"stopSequences":["User:"]}}
                """;
        assertThat(brief(request(titan))).isEqualTo("user: Q");
        assertThat(request(titan).inference()).isEqualTo(new Inference(17, 0.0, 1.0, List.of("User:")));
        assertThat(departures(titan)).containsExactly("PROMPT_AS_ONE_TEXT /inputText");
        String command = "{\"prompt\":\"Q\",\"max_tokens\":5,\"return_likelihoods\":\"NONE\"}";
        assertThat(departures(command)).containsExactly("DROPPED /return_likelihoods", "PROMPT_AS_ONE_TEXT /prompt");
        String jurassic = "{\"prompt\":\"Q\",\"maxTokens\":5,\"countPenalty\":{\"scale\":0}}";
        assertThat(departures(jurassic)).containsExactly("DROPPED /countPenalty", "PROMPT_AS_ONE_TEXT /prompt");
    }

    @Test
    void aTitanTextWithoutParametersIsToldFromAnEmbeddingByItsModel() {
        assertThat(Translations.of("{\"inputText\":\"Q\"}", "amazon.titan-text-lite-v1"))
                .isInstanceOf(Translation.Translated.class);
        assertThat(Translations.of("{\"inputText\":\"Q\"}", "amazon.titan-embed-text-v2:0"))
                .isInstanceOf(Translation.Refused.class);
        assertThat(Translations.blocker("{\"inputText\":\"Q\"}")).isEqualTo("/inputText");
    }

    @Test
    void whatEndsAPromptsTurnIsNoStopSequenceForAnotherModel() {
        String body = """
                {"prompt":"\\n\\nHuman: Q\\n\\nAssistant:","max_tokens_to_sample":300,"stop_sequences":["\\n\\nHuman:","END"],
                 "anthropic_version":"bedrock-2023-05-31"}
                """;
        assertThat(brief(request(body))).isEqualTo("user: Q");
        assertThat(request(body).inference()).isEqualTo(new Inference(300, null, null, List.of("END")));
        assertThat(departures(body)).containsExactly("DROPPED /stop_sequences/0");
    }

    @Test
    void aPromptForPicturesIsToldByItsModel() {
        assertThat(Translations.of("{\"prompt\":\"a cat\"}", "stability.sd3-5-large-v1:0"))
                .isEqualTo(new Translation.Refused("/prompt", "must be meant for a model that answers with text"));
    }

    @Test
    void wordsThatTheModelShouldContinueAreSaid() {
        String body = """
                {"anthropic_version":"v","messages":[{"role":"user","content":"Q"},{"role":"assistant","content":"{"}]}
                """;
        assertThat(brief(request(body))).isEqualTo("user: Q | assistant: {");
        assertThat(departures(body)).containsExactly("ENDS_WITH_ANSWER /messages/1/role");
    }
}
