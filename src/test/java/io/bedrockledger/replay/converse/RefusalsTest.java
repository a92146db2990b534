package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What has no translation is refused with the place that blocks it. */
class RefusalsTest {

    @ParameterizedTest
    @CsvSource(delimiter = '~', textBlock = """
                    /messages/1/content/1/input_audio ~ {"messages":[{"role":"user","content":"a"},{"role":"user","content":[{"type":"text","text":"a"},{"type":"input_audio","input_audio":{"data":"x"}}]}]}
                    /messages/0/content/0/image_url/url ~ {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"https://example.com/a.png"}}]}]}
                    /messages/0/content/0/image_url/url ~ {"messages":[{"role":"user","content":[{"type":"image_url","image_url":{"url":"data:image/tiff;base64,aW1n"}}]}]}
                    /messages/0/content/0/image_url ~ {"messages":[{"role":"user","content":[{"type":"image_url","image_url":"data:image/png,raw"}]}]}
                    /messages/0/content/0/video ~ {"messages":[{"role":"user","content":[{"video":{"format":"mp4"}}]}]}
                    /messages/0/content/0/image/format ~ {"messages":[{"role":"user","content":[{"image":{"format":"bmp","source":{"bytes":"aW1n"}}}]}]}
                    /messages/0/content/0/image/source/bytes ~ {"messages":[{"role":"user","content":[{"image":{"format":"png","source":{"bytes":"not base64!"}}}]}]}
                    /messages/0/content/0/toolUse ~ {"messages":[{"role":"user","content":[{"toolUse":{"toolUseId":"a","name":"f","input":{}}}]}]}
                    /messages/0/role ~ {"messages":[{"role":"assistant","content":[{"text":"a"}]}]}
                    /messages/0/role ~ {"messages":[{"role":"user","content":[{"json":{}}]}]}
                    /messages/0/role ~ {"messages":[{"role":"robot","content":"a"}]}
                    /messages/0/content ~ {"messages":[{"role":"user"}]}
                    /messages ~ {"messages":"cut off..."}
                    /toolConfig/tools/0 ~ {"messages":[{"role":"user","content":[{"text":"a"}]}],"toolConfig":{"tools":[{"systemTool":{"name":"nova_grounding"}}]}}
                    /tools/0/type ~ {"anthropic_version":"v","messages":[{"role":"user","content":"a"}],"tools":[{"type":"bash_20250124","name":"bash"}]}
                    /tool_choice/type ~ {"anthropic_version":"v","messages":[{"role":"user","content":"a"}],"tool_choice":{"type":"none"}}
                    /messages/0/content/0/source/type ~ {"anthropic_version":"v","messages":[{"role":"user","content":[{"type":"image","source":{"type":"url","url":"u"}}]}]}
                    /messages/0/content/0/type ~ {"anthropic_version":"v","messages":[{"role":"user","content":[{"type":"search_result"}]}]}
                    /mcp_servers ~ {"anthropic_version":"v","messages":[{"role":"user","content":"a"}],"mcp_servers":[{"name":"m"}]}
                    /response_format/type ~ {"messages":[{"role":"user","content":"a"}],"response_format":{"type":"json_object"}}
                    /system ~ {"messages":[{"role":"user","content":"a"}],"system":"a text that must not be lost"}
                    /temperature ~ {"messages":[{"role":"user","content":"a"}],"temperature":1.5}
                    /top_p ~ {"messages":[{"role":"user","content":"a"}],"top_p":1e999}
                    /max_tokens ~ {"messages":[{"role":"user","content":"a"}],"max_tokens":0}
                    /max_tokens ~ {"messages":[{"role":"user","content":"a"}],"max_tokens":99999999999}
                    /max_completion_tokens ~ {"messages":[{"role":"user","content":"a"}],"max_tokens":1,"max_completion_tokens":2}
                    /stop/0 ~ {"messages":[{"role":"user","content":"a"}],"stop":[1]}
                    /messages/1/tool_calls/0/function/arguments ~ {"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"c","function":{"name":"f","arguments":"{cut"}}]}]}
                    /messages/1/tool_calls/0/function/name ~ {"messages":[{"role":"user","content":"a"},{"role":"assistant","tool_calls":[{"id":"c","function":{"name":"f g","arguments":"{}"}}]}]}
                    /previous_response_id ~ {"input":"a","previous_response_id":"r"}
                    /tools/0/type ~ {"input":"a","tools":[{"type":"web_search"}]}
                    /documents ~ {"message":"a","documents":[{"text":"b"}]}
                    /chat_history/0/role ~ {"message":"a","chat_history":[{"role":"TOOL"}]}
                    /images ~ {"prompt":"a","images":["aW1n"]}
                    /texts ~ {"texts":["a"],"input_type":"search_query"}
                    /query ~ {"query":"a","documents":["b"]}
                    /taskType ~ {"taskType":"TEXT_IMAGE","textToImageParams":{"text":"a"}}
                    /promptVariables ~ {"promptVariables":{"x":{"text":"a"}}}
                    '' ~ {}
                    '' ~ []
                    '' ~ {"messages":[{"role":"user","content":"  "}]}
                    '' ~ {"messages":[{"role":"user","content":"a"}]} trailing
                    """)
    void thePlaceThatBlocksIsNamed(String pointer, String body) {
        assertThat(Translations.blocker(body)).isEqualTo(pointer);
    }

    @Test
    void neitherARefusalNorARequestShowsWhatStandsThere() {
        String secret = "sesame";
        String refused = "{\"messages\":[{\"role\":\"sesame\",\"content\":\"sesame\"}]} sesame";
        assertThat(Translations.of(refused).toString()).doesNotContain(secret);
        String translated = """
                {"system":[{"text":"sesame"}],"messages":[{"role":"user","content":[{"text":"sesame"},
                 {"document":{"name":"sesame","format":"txt","source":{"text":"sesame"},"context":"sesame"}}]},
                 {"role":"assistant","content":[{"toolUse":{"toolUseId":"t","name":"f","input":{"a":"sesame"}}}]},
                 {"role":"user","content":[{"toolResult":{"toolUseId":"t","content":[{"json":{"a":"sesame"}}]}}]}],
                 "inferenceConfig":{"stopSequences":["sesame"]},
                 "toolConfig":{"tools":[{"toolSpec":{"name":"f","description":"sesame","inputSchema":{"json":{"a":"sesame"}}}}]}}
                """;
        assertThat(Translations.of(translated).toString())
                .contains("turns=[Turn[role=USER, blocks=[Text[chars=6]")
                .doesNotContain(secret);
    }
}
