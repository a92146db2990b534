package io.bedrockledger.report.data;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.Query.Section;
import io.bedrockledger.report.Scope;
import io.bedrockledger.spend.Period;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlScripts;
import java.util.ArrayList;
import java.util.List;

/** Asks the questions of one report, and keeps each with its answer: what stands behind the numbers. */
final class Questions {

    /** How the scripts of {@code sql/report} say of which week they are; so they run as they stand, too. */
    private static final String ANY_WEEK = "date '2026-11-16' as first_day";

    /** How they say that they are about all teams. */
    private static final String ALL_TEAMS = "cast(null as varchar) as team";

    private final SqlEngine engine;
    private final Period week;
    private final Scope scope;
    private final List<Query> asked = new ArrayList<>();

    Questions(SqlEngine engine, Period week, Scope scope) {
        this.engine = engine;
        this.week = week;
        this.scope = scope;
    }

    /** The answer to a script of {@code sql/report}, for the week and the team of this report. */
    Reply ask(Section section, String script) {
        String sql = text(script);
        try (SqlResult result = engine.query(sql)) {
            Reply answer = Reply.of(result);
            asked.add(new Query(section, script.replace('_', '-'), sql, answer.columns(), answer.texts()));
            return answer;
        }
    }

    private String text(String script) {
        String sql = SqlScripts.report(script).replace(ANY_WEEK, "date '" + week.firstDay() + "' as first_day");
        String team = scope.team();
        return team == null
                ? sql
                : sql.replace(ALL_TEAMS, "cast('" + team.replace("'", "''") + "' as varchar) as team");
    }

    /** What was asked so far, in order. */
    List<Query> asked() {
        return List.copyOf(asked);
    }
}
