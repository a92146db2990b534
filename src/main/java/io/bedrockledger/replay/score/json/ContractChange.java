package io.bedrockledger.replay.score.json;

import java.util.ArrayList;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * A way in which an answer is no longer what a program that reads it relies on, though it may say the same. No part of a
 * score: named beside it.
 */
public enum ContractChange {
    /** There was JSON, and now there is none. */
    JSON_LOST,
    /** The JSON stands in a fence, and did not. */
    JSON_IN_FENCE,
    /** Words stand around the JSON, and did not. */
    JSON_IN_PROSE,
    /** Fence or words around the JSON are gone: a reader that cuts them off may fail. */
    JSON_BARE,
    /** A strict reader took the JSON, and no longer would. */
    JSON_INVALID,
    /** An object has a key that it had not. */
    EXTRA_KEYS,
    /** An object lacks a key that it had. */
    MISSING_KEYS,
    /** The keys of an object come in another order. */
    KEY_ORDER,
    /** A value is of another kind, such as text in place of a number. */
    VALUE_KIND;

    /** What has changed from one answer to another to the same request; nothing where the first holds no JSON. */
    public static Set<ContractChange> between(String before, String after) {
        Set<ContractChange> changes = EnumSet.noneOf(ContractChange.class);
        Optional<FoundJson> had = AnswerJson.find(before).filter(ContractChange::isStructure);
        if (had.isEmpty()) {
            return changes;
        }
        Optional<FoundJson> has = AnswerJson.find(after);
        if (has.isEmpty()) {
            changes.add(JSON_LOST);
            return changes;
        }
        compareForm(had.get(), has.get(), changes);
        compare(had.get().value(), has.get().value(), changes);
        return changes;
    }

    private static boolean isStructure(FoundJson found) {
        return found.value() instanceof JsonValue.Members || found.value() instanceof JsonValue.Elements;
    }

    private static void compareForm(FoundJson had, FoundJson has, Set<ContractChange> changes) {
        if (had.surroundings() != has.surroundings()) {
            changes.add(
                    switch (has.surroundings()) {
                        case NONE -> JSON_BARE;
                        case FENCE -> JSON_IN_FENCE;
                        case PROSE -> JSON_IN_PROSE;
                    });
        }
        if (had.form() == FoundJson.Form.VALID && has.form() == FoundJson.Form.FORGIVEN) {
            changes.add(JSON_INVALID);
        }
    }

    private static void compare(JsonValue had, JsonValue has, Set<ContractChange> changes) {
        if (had instanceof JsonValue.Members before && has instanceof JsonValue.Members after) {
            compareKeys(before.members(), after.members(), changes);
        } else if (had instanceof JsonValue.Elements before && has instanceof JsonValue.Elements after) {
            int shared = Math.min(before.elements().size(), after.elements().size());
            for (int each = 0; each < shared; each++) {
                compare(before.elements().get(each), after.elements().get(each), changes);
            }
        } else if (!kind(had).equals(kind(has))) {
            changes.add(VALUE_KIND);
        }
    }

    private static void compareKeys(
            Map<String, JsonValue> before, Map<String, JsonValue> after, Set<ContractChange> changes) {
        Set<String> shared = new HashSet<>(before.keySet());
        shared.retainAll(after.keySet());
        if (shared.size() < after.size()) {
            changes.add(EXTRA_KEYS);
        }
        if (shared.size() < before.size()) {
            changes.add(MISSING_KEYS);
        }
        if (!sharedOrder(before, shared).equals(sharedOrder(after, shared))) {
            changes.add(KEY_ORDER);
        }
        before.forEach((key, value) -> {
            JsonValue other = after.get(key);
            if (other != null) {
                compare(value, other, changes);
            }
        });
    }

    private static List<String> sharedOrder(Map<String, JsonValue> members, Set<String> shared) {
        List<String> keys = new ArrayList<>(members.keySet());
        keys.retainAll(shared);
        return keys;
    }

    /** True and false are of one kind; null is of a kind of its own. */
    private static String kind(JsonValue value) {
        if (value instanceof JsonValue.Literal literal) {
            return literal == JsonValue.Literal.NULL ? "null" : "truth";
        }
        return value.getClass().getSimpleName();
    }
}
