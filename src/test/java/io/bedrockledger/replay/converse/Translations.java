package io.bedrockledger.replay.converse;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.replay.converse.ReplayRequest.Turn;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.stream.Collectors;

/** Bodies translated, and requests in short: {@code user: text | assistant: text}. */
final class Translations {

    private static final String ANY_MODEL = "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc";

    private Translations() {}

    static Translation of(String body) {
        return of(body, ANY_MODEL);
    }

    static Translation of(String body, String modelId) {
        return new RequestTranslator(LoggedMedia.NONE).translate(body.getBytes(StandardCharsets.UTF_8), modelId);
    }

    static ReplayRequest request(String body) {
        return translated(of(body)).request();
    }

    static Translation.Translated translated(Translation translation) {
        assertThat(translation).isInstanceOf(Translation.Translated.class);
        return (Translation.Translated) translation;
    }

    /** The pointer where a body is refused. */
    static String blocker(String body) {
        Translation translation = of(body);
        assertThat(translation).isInstanceOf(Translation.Refused.class);
        return ((Translation.Refused) translation).pointer();
    }

    /** The departures as {@code KIND pointer}. */
    static List<String> departures(String body) {
        return translated(of(body)).departures().stream()
                .map(each -> each.kind() + " " + each.pointer())
                .toList();
    }

    static String brief(ReplayRequest request) {
        String system = request.system().stream().map(Block.Text::text).collect(Collectors.joining(" + "));
        String turns = request.turns().stream().map(Translations::brief).collect(Collectors.joining(" | "));
        return system.isEmpty() ? turns : "system: " + system + " | " + turns;
    }

    private static String brief(Turn turn) {
        return (turn.role() == ReplayRequest.Role.USER ? "user: " : "assistant: ")
                + turn.blocks().stream().map(Translations::brief).collect(Collectors.joining(" + "));
    }

    private static String brief(Block block) {
        if (block instanceof Block.Text text) {
            return text.text();
        }
        if (block instanceof Block.Json json) {
            return json.json();
        }
        if (block instanceof Block.Image image) {
            return image.format() + " " + image.base64();
        }
        if (block instanceof Block.Document document) {
            return document.name() + "." + document.format() + " " + document.base64();
        }
        if (block instanceof Block.ToolUse use) {
            return use.id() + "=" + use.name() + use.json();
        }
        Block.ToolResult result = (Block.ToolResult) block;
        return result.id()
                + (result.failed() ? "!" : "=")
                + result.content().stream().map(Translations::brief).toList();
    }
}
