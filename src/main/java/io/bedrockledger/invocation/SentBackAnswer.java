package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Reads the messages of a model in the list that a caller sends back, whichever family's form they have. */
final class SentBackAnswer {

    private static final Name ROLE = Name.of("role");
    private static final Name TYPE = Name.of("type");
    private static final Name CONTENT = Name.of("content");
    private static final Name MESSAGE = Name.of("message");
    private static final Name TEXT = Name.of("text");
    private static final Name ID = Name.of("id");
    private static final Name TOOL_USE = Name.of("toolUse");
    private static final Name TOOL_USE_ID = Name.of("toolUseId");
    private static final Name TOOL_USE_TYPE = Name.of("tool_use");
    private static final Name TOOL_CALLS = Name.of("tool_calls");
    private static final Name FUNCTION_CALL = Name.of("function_call");
    private static final Name CALL_ID = Name.of("call_id");
    private static final Name REASONING = Name.of("reasoning");
    private static final List<Name> MODEL_ROLES = List.of(Name.of("assistant"), Name.of("CHATBOT"), Name.of("model"));
    private static final List<Name> MODEL_ITEMS = List.of(FUNCTION_CALL, REASONING);

    private final AnswerPrint print;

    SentBackAnswer(FingerprintKey key) {
        this.print = new AnswerPrint(key);
    }

    /** Whether a message of a list is the model's. */
    static boolean isFromModel(JsonTape json, int message) {
        int role = json.find(message, ROLE);
        return json.isOneOf(role, MODEL_ROLES)
                || (role == JsonTape.NONE && json.isOneOf(json.find(message, TYPE), MODEL_ITEMS));
    }

    /**
     * The fingerprint of an answer; null when it is not known.
     *
     * @param first its first message
     * @param messages how many of the model's messages it has; 0 when there is no answer
     */
    @Nullable
    Integer read(JsonTape json, int first, int messages) {
        if (messages == 0) {
            return null;
        }
        print.clear();
        int left = messages;
        for (int message = first; left > 0; message = json.next(message)) {
            // Between them only a system text can stand.
            if (isFromModel(json, message)) {
                message(json, message);
                left--;
            }
        }
        return print.fingerprint();
    }

    private void message(JsonTape json, int message) {
        int type = json.find(message, TYPE);
        if (json.isText(type, REASONING)) {
            return;
        }
        if (json.isText(type, FUNCTION_CALL)) {
            print.tool(json, json.find(message, CALL_ID));
        }
        text(json, json.find(message, MESSAGE));
        int content = json.find(message, CONTENT);
        text(json, content);
        if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                block(json, block);
            }
        }
        int calls = json.find(message, TOOL_CALLS);
        if (json.isArray(calls)) {
            for (int call = json.firstChild(calls); call < json.end(calls); call = json.next(call)) {
                print.tool(json, json.find(call, ID));
            }
        }
    }

    private void block(JsonTape json, int block) {
        text(json, json.find(block, TEXT));
        int use = json.find(block, TOOL_USE);
        if (json.isObject(use)) {
            print.tool(json, json.find(use, TOOL_USE_ID));
        } else if (json.isText(json.find(block, TYPE), TOOL_USE_TYPE)) {
            print.tool(json, json.find(block, ID));
        }
    }

    private void text(JsonTape json, int token) {
        if (json.isString(token)) {
            print.text(json, token);
        }
    }
}
