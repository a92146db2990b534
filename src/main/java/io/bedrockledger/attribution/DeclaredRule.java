package io.bedrockledger.attribution;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * A rule of a workflow, as those see it who do not apply it.
 *
 * @param label its name in the tables, {@code workflows:name#id}
 * @param workflow whose the calls are
 * @param environment of the calls; null when the workflow's
 * @param proven whether it reads only what a caller cannot choose: its role or user, its account, the region; metadata and
 *     the name of a session are the caller's own word
 */
public record DeclaredRule(
        String label, String workflow, @Nullable String environment, boolean proven) {

    public DeclaredRule {
        Objects.requireNonNull(label, "label");
        Objects.requireNonNull(workflow, "workflow");
    }
}
