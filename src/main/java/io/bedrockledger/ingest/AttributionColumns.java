package io.bedrockledger.ingest;

import io.bedrockledger.attribution.Attribution;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;

/** The columns of a call that tell whose it is. */
final class AttributionColumns {

    private AttributionColumns() {}

    /** Fills them. */
    static void fill(Row row, Attribution attribution, String edition) {
        row.set(InvocationColumn.WORKFLOW, attribution.workflow())
                .set(InvocationColumn.ATTRIBUTION_RULE, attribution.rule())
                .set(InvocationColumn.ATTRIBUTION_GRADE, attribution.grade())
                .set(InvocationColumn.TEAM, attribution.team())
                .set(InvocationColumn.ENVIRONMENT, attribution.environment())
                .set(InvocationColumn.RULES_VERSION, edition);
    }
}
