package io.bedrockledger.replay.converse;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/** The parameters that Converse knows, under every name that a family gives them. */
final class InferenceFields {

    private static final List<String> MAX_TOKENS = List.of(
            "maxTokens",
            "max_tokens",
            "max_completion_tokens",
            "max_output_tokens",
            "max_tokens_to_sample",
            "max_gen_len",
            "maxTokenCount",
            "max_new_tokens");
    private static final List<String> TEMPERATURE = List.of("temperature");
    private static final List<String> TOP_P = List.of("topP", "top_p", "p");
    private static final List<String> STOP = List.of("stopSequences", "stop_sequences", "stop");

    /** Every name that is read. */
    static final Set<String> NAMES = names();

    private InferenceFields() {}

    private static Set<String> names() {
        Set<String> all = new HashSet<>(MAX_TOKENS);
        all.addAll(TEMPERATURE);
        all.addAll(TOP_P);
        all.addAll(STOP);
        return Set.copyOf(all);
    }

    /** What the members of that object say; the marks of a prompt's turns are dropped from the texts that end an answer. */
    static Inference read(Field owner, Draft draft, Set<String> marks) {
        return new Inference(
                maxTokens(owner), share(owner, TEMPERATURE), share(owner, TOP_P), stopSequences(owner, draft, marks));
    }

    private static @Nullable Field first(Field owner, List<String> names) {
        Field first = null;
        for (String name : names) {
            Field found = owner.find(name);
            if (first != null && found != null && !first.node().equals(found.node())) {
                throw found.refuse("must not contradict the same parameter under another name");
            }
            first = first == null ? found : first;
        }
        return first;
    }

    private static @Nullable Integer maxTokens(Field owner) {
        Field field = first(owner, MAX_TOKENS);
        if (field == null) {
            return null;
        }
        JsonNode node = field.node();
        if (!node.isIntegralNumber() || !node.canConvertToInt() || node.intValue() < 1) {
            throw field.refuse("must be a whole number of at least 1");
        }
        return node.intValue();
    }

    /** Converse's ranges of both parameters (API reference, InferenceConfiguration); another one would be a guess. */
    private static @Nullable Double share(Field owner, List<String> names) {
        Field field = first(owner, names);
        if (field == null) {
            return null;
        }
        BigDecimal value = field.node().isNumber() ? field.node().decimalValue() : null;
        if (value == null || value.signum() < 0 || value.compareTo(BigDecimal.ONE) > 0) {
            throw field.refuse("must be a number from 0 to 1");
        }
        return value.doubleValue();
    }

    private static List<String> stopSequences(Field owner, Draft draft, Set<String> marks) {
        Field field = first(owner, STOP);
        if (field == null) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (Field item : field.isText() ? List.of(field) : field.items()) {
            String text = item.text();
            if (text.isEmpty() || marks.contains(text.strip())) {
                draft.drop(item);
            } else {
                texts.add(text);
            }
        }
        return texts;
    }
}
