package io.bedrockledger.report;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * What stands behind a number or a table: the question as SQL, and its answer.
 *
 * @param section the part that it is behind
 * @param name of its files, letters, digits and dashes: {@code movers} is {@code movers.sql} and {@code movers.csv}
 * @param sql the text, which runs as it stands
 * @param columns names of the answer's columns
 * @param rows values as written, a null is empty; none when the answer has none
 */
public record Query(Section section, String name, String sql, List<String> columns, List<List<@Nullable String>> rows) {

    public Query {
        Checks.require(name.matches("[a-z0-9-]+"), "a file's name is letters, digits and dashes", name);
        columns = List.copyOf(columns);
        rows = rows.stream()
                .<List<@Nullable String>>map(row -> Collections.unmodifiableList(new ArrayList<>(row)))
                .toList();
    }

    /** A part of the report. */
    public enum Section {
        /** The three figures. */
        FIGURES,
        /** Alerts. */
        ALERTS,
        /** The teams. */
        TEAMS,
        /** The bridge. */
        BRIDGE,
        /** What to do. */
        ACTIONS,
        /** The movers. */
        MOVERS,
        /** Eight weeks. */
        WEEKS,
        /** The forecast. */
        FORECAST,
        /** Replays. */
        REPLAY,
        /** What bought nothing. */
        FAILURES,
        /** How it is known whose the money is. */
        ATTRIBUTION,
        /** Callers that are nobody's. */
        NOBODY,
        /** How well workflows are served. */
        SERVICE,
        /** The bill. */
        BILL,
        /** What the numbers rest on. */
        HEALTH,
        /** Accounts and regions. */
        PLACES,
        /** The eight questions. */
        READINESS
    }
}
