package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;

/** Cohere's older chat: one message, beside it what was said before. */
final class CohereBody implements BodyFamily {

    private static final Set<String> KNOWN =
            Names.with(InferenceFields.NAMES, "message", "chat_history", "preamble", "stream");

    /** What changes the answer and has no word in Converse, or, as tools, another meaning. */
    private static final List<String> BLOCKERS = List.of(
            "documents",
            "connectors",
            "tools",
            "tool_results",
            "search_queries_only",
            "response_format",
            "raw_prompting");

    @Override
    public boolean recognises(Field body) {
        return body.at("message").isText();
    }

    @Override
    public void read(Field body, Draft draft) {
        Names.refuseAny(body, BLOCKERS);
        draft.dropOthers(body, KNOWN);
        if (body.has("preamble")) {
            draft.system(body.at("preamble"), body.at("preamble").text());
        }
        if (body.has("chat_history")) {
            body.at("chat_history").items().forEach(said -> said(said, draft));
        }
        turn(body.at("message"), Role.USER, draft);
        draft.inference(InferenceFields.read(body, draft, Set.of()));
    }

    private static void said(Field said, Draft draft) {
        draft.dropOthers(said, Set.of("role", "message"));
        Field role = said.at("role");
        switch (role.text()) {
            case "USER" -> turn(said.at("message"), Role.USER, draft);
            case "CHATBOT" -> turn(said.at("message"), Role.ASSISTANT, draft);
            case "SYSTEM" -> draft.system(said.at("message"), said.at("message").text());
            default -> throw role.refuse("must be USER, CHATBOT or SYSTEM");
        }
    }

    private static void turn(Field text, Role role, Draft draft) {
        List<Block> blocks = new ArrayList<>();
        draft.text(text, text.text(), blocks);
        draft.turn(text, role, blocks);
    }
}
