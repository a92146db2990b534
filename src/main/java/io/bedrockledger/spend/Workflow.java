package io.bedrockledger.spend;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/**
 * Whose calls they are: a workflow, or nobody's that is known. Calls that no rule attributes are one group of their
 * own.
 *
 * @param name of the workflow; null for what is not attributed
 */
public record Workflow(@Nullable String name) implements Comparable<Workflow> {

    /** Calls whose workflow nobody knows. */
    public static final Workflow UNATTRIBUTED = new Workflow(null);

    private static final Comparator<@Nullable String> BY_NAME = Comparator.nullsLast(Comparator.naturalOrder());

    /** Whether the workflow is known. */
    public boolean isAttributed() {
        return name != null;
    }

    /** By name; what is not attributed comes last. */
    @Override
    public int compareTo(Workflow other) {
        return BY_NAME.compare(name, other.name);
    }

    /** The name, or {@code (unattributed)}. */
    @Override
    public String toString() {
        return name == null ? "(unattributed)" : name;
    }
}
