package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The turns of a prompt that marks them.
 *
 * @param system at most one text
 * @param turns user and assistant by turns, a user first
 * @param marks everything that marks turns in this format: as the end of an answer it says nothing to another model
 */
record PromptTurns(List<String> system, List<Turn> turns, Set<String> marks) {

    /** What one side said, without the marks and the white space around it. */
    record Turn(Role role, String text) {}

    /** The turns; null when no format marks any, or they cannot be told apart for certain. */
    static @Nullable PromptTurns parse(String prompt) {
        PromptTurns found = null;
        for (PromptFormat format : PromptFormat.values()) {
            if (format.occursIn(prompt) && !(found != null && format.isOfWords())) {
                if (found != null) {
                    return null;
                }
                found = parse(prompt, format);
                if (found == null) {
                    return null;
                }
            }
        }
        return found;
    }

    private static @Nullable PromptTurns parse(String prompt, PromptFormat format) {
        List<PromptFormat.Piece> pieces = format.pieces(prompt);
        List<String> system = new ArrayList<>();
        List<Turn> turns = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            PromptFormat.Piece piece = pieces.get(i);
            boolean last = i == pieces.size() - 1;
            String text = format.content(piece, last);
            if (text == null || !follows(piece.speaker(), system, turns, last)) {
                return null;
            }
            if (piece.speaker() == PromptFormat.Speaker.SYSTEM) {
                system.add(text);
            } else if (!text.isEmpty()) {
                turns.add(new Turn(role(piece.speaker()), text));
            } else if (!last) {
                return null;
            }
        }
        return format.takeSystem(new PromptTurns(system, turns, format.marks()));
    }

    /** The system once and first, then user and assistant by turns, and at the end the assistant, whose turn it is. */
    private static boolean follows(PromptFormat.Speaker speaker, List<String> system, List<Turn> turns, boolean last) {
        if (speaker == PromptFormat.Speaker.SYSTEM) {
            return system.isEmpty() && turns.isEmpty() && !last;
        }
        Role expected = turns.size() % 2 == 0 ? Role.USER : Role.ASSISTANT;
        return role(speaker) == expected && (!last || expected == Role.ASSISTANT);
    }

    private static Role role(PromptFormat.Speaker speaker) {
        return speaker == PromptFormat.Speaker.USER ? Role.USER : Role.ASSISTANT;
    }
}
