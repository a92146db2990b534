package io.bedrockledger.replay.converse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import software.amazon.awssdk.core.SdkBytes;
import software.amazon.awssdk.core.document.Document;
import software.amazon.awssdk.services.bedrockruntime.model.ContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ConversationRole;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseRequest;
import software.amazon.awssdk.services.bedrockruntime.model.ConverseResponse;
import software.amazon.awssdk.services.bedrockruntime.model.DocumentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ImageBlock;
import software.amazon.awssdk.services.bedrockruntime.model.InferenceConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.Message;
import software.amazon.awssdk.services.bedrockruntime.model.OutputConfig;
import software.amazon.awssdk.services.bedrockruntime.model.OutputFormatType;
import software.amazon.awssdk.services.bedrockruntime.model.SystemContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.TokenUsage;
import software.amazon.awssdk.services.bedrockruntime.model.ToolChoice;
import software.amazon.awssdk.services.bedrockruntime.model.ToolConfiguration;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultContentBlock;
import software.amazon.awssdk.services.bedrockruntime.model.ToolResultStatus;
import software.amazon.awssdk.services.bedrockruntime.model.ToolUseBlock;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.ObjectNode;

/** Our requests and answers in the words of the AWS SDK. */
public final class ConverseSdk {

    private static final JsonMapper JSON = JsonMapper.builder()
            .enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS)
            .build();

    private ConverseSdk() {}

    /**
     * The request for one candidate.
     *
     * @param modelId the candidate
     * @param additionalFields what only the candidate knows, a JSON object; null when there is nothing
     */
    public static ConverseRequest request(
            ReplayRequest request, String modelId, @Nullable String additionalFields, ReplayTag tag) {
        ConverseRequest.Builder builder = ConverseRequest.builder()
                .modelId(modelId)
                .messages(request.turns().stream().map(ConverseSdk::message).toList())
                .inferenceConfig(inference(request.inference()))
                .requestMetadata(tag.metadata());
        if (!request.system().isEmpty()) {
            builder.system(request.system().stream()
                    .map(text -> SystemContentBlock.fromText(text.text()))
                    .toList());
        }
        if (!request.tools().isEmpty()) {
            builder.toolConfig(tools(request));
        }
        if (request.outputSchema() != null) {
            builder.outputConfig(output(request.outputSchema()));
        }
        if (additionalFields != null) {
            builder.additionalModelRequestFields(document(additionalFields));
        }
        return builder.build();
    }

    private static Message message(ReplayRequest.Turn turn) {
        return Message.builder()
                .role(
                        switch (turn.role()) {
                            case USER -> ConversationRole.USER;
                            case ASSISTANT -> ConversationRole.ASSISTANT;
                        })
                .content(turn.blocks().stream().map(ConverseSdk::content).toList())
                .build();
    }

    private static ContentBlock content(Block block) {
        if (block instanceof Block.Text text) {
            return ContentBlock.fromText(text.text());
        }
        if (block instanceof Block.Image image) {
            return ContentBlock.fromImage(image(image));
        }
        if (block instanceof Block.Document document) {
            return ContentBlock.fromDocument(document(document));
        }
        if (block instanceof Block.ToolUse use) {
            return ContentBlock.fromToolUse(ToolUseBlock.builder()
                    .toolUseId(use.id())
                    .name(use.name())
                    .input(document(use.json()))
                    .build());
        }
        if (block instanceof Block.ToolResult result) {
            return ContentBlock.fromToolResult(result(result));
        }
        throw new IllegalStateException("a JSON value is the content of a tool's result only");
    }

    private static ToolResultBlock result(Block.ToolResult result) {
        return ToolResultBlock.builder()
                .toolUseId(result.id())
                .content(result.content().stream()
                        .map(ConverseSdk::resultContent)
                        .toList())
                .status(result.failed() ? ToolResultStatus.ERROR : ToolResultStatus.SUCCESS)
                .build();
    }

    private static ToolResultContentBlock resultContent(Block block) {
        if (block instanceof Block.Text text) {
            return ToolResultContentBlock.fromText(text.text());
        }
        if (block instanceof Block.Json json) {
            return ToolResultContentBlock.fromJson(document(json.json()));
        }
        if (block instanceof Block.Image image) {
            return ToolResultContentBlock.fromImage(image(image));
        }
        if (block instanceof Block.Document document) {
            return ToolResultContentBlock.fromDocument(document(document));
        }
        throw new IllegalStateException("a tool returns texts, JSON values, images and documents only");
    }

    private static ImageBlock image(Block.Image image) {
        return ImageBlock.builder()
                .format(image.format())
                .source(source -> source.bytes(bytes(image.base64())))
                .build();
    }

    private static DocumentBlock document(Block.Document document) {
        return DocumentBlock.builder()
                .name(document.name())
                .format(document.format())
                .source(source -> source.bytes(bytes(document.base64())))
                .context(document.context())
                .build();
    }

    private static SdkBytes bytes(String base64) {
        return SdkBytes.fromByteArrayUnsafe(Base64.getDecoder().decode(base64));
    }

    private static InferenceConfiguration inference(Inference inference) {
        Double temperature = inference.temperature();
        Double topP = inference.topP();
        InferenceConfiguration.Builder builder = InferenceConfiguration.builder()
                .maxTokens(inference.maxTokens())
                .temperature(temperature == null ? null : temperature.floatValue())
                .topP(topP == null ? null : topP.floatValue());
        return (inference.stopSequences().isEmpty() ? builder : builder.stopSequences(inference.stopSequences()))
                .build();
    }

    private static ToolConfiguration tools(ReplayRequest request) {
        ToolConfiguration.Builder builder = ToolConfiguration.builder()
                .tools(request.tools().stream()
                        .map(tool -> software.amazon.awssdk.services.bedrockruntime.model.Tool.builder()
                                .toolSpec(spec -> spec.name(tool.name())
                                        .description(tool.description())
                                        .inputSchema(schema -> schema.json(document(tool.schema()))))
                                .build())
                        .toList());
        ReplayRequest.ToolChoice choice = request.toolChoice();
        return (choice == null ? builder : builder.toolChoice(choice(choice))).build();
    }

    private static ToolChoice choice(ReplayRequest.ToolChoice choice) {
        return switch (choice.kind()) {
            case AUTO -> ToolChoice.fromAuto(auto -> {});
            case ANY -> ToolChoice.fromAny(any -> {});
            case TOOL -> ToolChoice.fromTool(tool -> tool.name(choice.tool()));
        };
    }

    private static OutputConfig output(ReplayRequest.OutputSchema schema) {
        return OutputConfig.builder()
                .textFormat(format -> format.type(OutputFormatType.JSON_SCHEMA)
                        .structure(structure -> structure.jsonSchema(
                                json -> json.name(schema.name()).schema(schema.schema()))))
                .build();
    }

    /** What a model answered; what it only thought is left out. */
    public static ReplayAnswer answer(ConverseResponse response) {
        StringBuilder text = new StringBuilder();
        List<Block.ToolUse> calls = new ArrayList<>();
        if (response.output() != null && response.output().message() != null) {
            for (ContentBlock block : response.output().message().content()) {
                if (block.text() != null) {
                    text.append(block.text());
                } else if (block.citationsContent() != null) {
                    block.citationsContent().content().forEach(cited -> text.append(cited.text()));
                } else if (block.toolUse() != null) {
                    calls.add(call(block.toolUse()));
                }
            }
        }
        TokenUsage usage = response.usage() == null ? TokenUsage.builder().build() : response.usage();
        return new ReplayAnswer(
                text.toString(),
                calls,
                response.stopReasonAsString(),
                count(usage.inputTokens()),
                count(usage.outputTokens()),
                count(usage.cacheReadInputTokens()),
                count(usage.cacheWriteInputTokens()),
                response.metrics() == null ? null : response.metrics().latencyMs());
    }

    private static Block.ToolUse call(ToolUseBlock use) {
        JsonNode input = use.input() == null ? JSON.createObjectNode() : node(use.input());
        return new Block.ToolUse(use.toolUseId(), use.name(), JSON.writeValueAsString(input));
    }

    private static @Nullable Long count(@Nullable Integer tokens) {
        return tokens == null ? null : tokens.longValue();
    }

    private static Document document(String json) {
        return document(JSON.readTree(json));
    }

    private static Document document(JsonNode node) {
        if (node.isObject()) {
            Document.MapBuilder map = Document.mapBuilder();
            for (Map.Entry<String, JsonNode> member : node.properties()) {
                map.putDocument(member.getKey(), document(member.getValue()));
            }
            return map.build();
        }
        if (node.isArray()) {
            Document.ListBuilder list = Document.listBuilder();
            node.forEach(item -> list.addDocument(document(item)));
            return list.build();
        }
        if (node.isString()) {
            return Document.fromString(node.stringValue());
        }
        if (node.isNumber()) {
            return Document.fromNumber(node.decimalValue());
        }
        return node.isBoolean() ? Document.fromBoolean(node.booleanValue()) : Document.fromNull();
    }

    private static JsonNode node(Document document) {
        if (document.isMap()) {
            ObjectNode object = JSON.createObjectNode();
            document.asMap().forEach((name, value) -> object.set(name, node(value)));
            return object;
        }
        if (document.isList()) {
            ArrayNode array = JSON.createArrayNode();
            document.asList().forEach(item -> array.add(node(item)));
            return array;
        }
        if (document.isString()) {
            return JSON.getNodeFactory().stringNode(document.asString());
        }
        if (document.isNumber()) {
            return JSON.getNodeFactory()
                    .numberNode(new BigDecimal(document.asNumber().stringValue()));
        }
        return document.isBoolean()
                ? JSON.getNodeFactory().booleanNode(document.asBoolean())
                : JSON.getNodeFactory().nullNode();
    }
}
