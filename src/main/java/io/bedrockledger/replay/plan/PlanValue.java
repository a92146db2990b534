package io.bedrockledger.replay.plan;

import java.math.BigDecimal;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A value that the plan passes on as it stands: a parameter of a scorer, or a model's own request field. */
public sealed interface PlanValue {

    /** A text; a date is one, too. */
    record Text(String text) implements PlanValue {}

    /** A number, exactly as it is written. */
    record Decimal(BigDecimal number) implements PlanValue {}

    /** True or false. */
    record Flag(boolean flag) implements PlanValue {}

    /** A list. */
    record Items(List<PlanValue> items) implements PlanValue {
        public Items {
            items = List.copyOf(items);
        }
    }

    /** A map, in the order of the file. */
    record Fields(Map<String, PlanValue> fields) implements PlanValue {
        public Fields {
            fields = Collections.unmodifiableMap(new LinkedHashMap<>(fields));
        }
    }
}
