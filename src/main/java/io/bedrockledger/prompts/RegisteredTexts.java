package io.bedrockledger.prompts;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.Prompt.Version;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;

/** The texts of registered prompts, by which calls are recognised. One a thread. */
public final class RegisteredTexts {

    private final List<PromptAssignment> assignments = new ArrayList<>();
    private final SkeletonIndex index;

    /**
     * The texts of some prompts.
     *
     * @param key that the sketches of calls are made with
     */
    RegisteredTexts(List<Prompt> prompts, FingerprintKey key) {
        PromptSketcher sketcher = new PromptSketcher(key);
        List<Skeleton> skeletons = new ArrayList<>();
        for (Prompt prompt : prompts) {
            for (Version version : prompt.versions()) {
                String text = version.text();
                if (text != null) {
                    PromptText pieces = new PromptText(text);
                    // Which of the two a call has it as is the caller's choice.
                    for (boolean ofSystem : new boolean[] {true, false}) {
                        skeletons.add(pieces.skeleton(sketcher, ofSystem));
                        assignments.add(new PromptAssignment(prompt.id(), version.version(), PromptGrade.REGISTRY));
                    }
                }
            }
        }
        index = new SkeletonIndex(skeletons);
    }

    /** How many assignments it may make. */
    public int size() {
        return assignments.size();
    }

    /** The version whose text a call's text has, by its place; the one that says most of it; empty when none. */
    public OptionalInt place(SketchedText text) {
        return index.best(text.hashes());
    }

    /** The prompt and version of a place. */
    public PromptAssignment assignment(int place) {
        return assignments.get(place);
    }

    /** The version whose text a call's text has; empty when none. */
    public Optional<PromptAssignment> assign(SketchedText text) {
        OptionalInt place = place(text);
        return place.isEmpty() ? Optional.empty() : Optional.of(assignment(place.getAsInt()));
    }
}
