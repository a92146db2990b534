package io.bedrockledger.report;

import java.math.BigDecimal;
import java.util.List;

/**
 * Whose the money is, by how that is known.
 *
 * @param rows one for each grade, those of 0 too
 */
public record Attribution(List<Row> rows) {

    public Attribution {
        rows = List.copyOf(rows);
    }

    /** All grades together, in USD. */
    public BigDecimal totalUsd() {
        return Checks.sum(rows, Row::usd);
    }

    /** What is known so, in USD. */
    public record Row(Grade grade, BigDecimal usd) {}

    /** How a call's workflow is known, the surest first: the values of the column {@code attribution_grade}. */
    public enum Grade {
        /** The call says so itself. */
        METADATA,
        /** By the inference profile that it called. */
        PROFILE,
        /** By the role or session that called. */
        PRINCIPAL,
        /** By the text of the prompt. */
        PROMPT,
        /** Nobody knows. */
        NONE
    }
}
