package io.bedrockledger.replay.converse;

import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Sets of a family's field names. */
final class Names {

    private Names() {}

    static Set<String> with(Set<String> some, String... others) {
        Set<String> all = new HashSet<>(some);
        all.addAll(List.of(others));
        return Set.copyOf(all);
    }

    /** Refuses the first of these members that is there and says something. */
    static void refuseAny(Field owner, List<String> names) {
        for (String name : names) {
            Field field = owner.find(name);
            if (field != null && !(field.isArray() && field.items().isEmpty())) {
                throw field.refuse("must be absent: it changes the answer and has no word in Converse");
            }
        }
    }
}
