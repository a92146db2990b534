package io.bedrockledger.report;

import org.jspecify.annotations.Nullable;

/**
 * Whom a report is for.
 *
 * @param team the team whose workflows alone are in it, as the tables have its name; null for FinOps, who see all
 */
public record Scope(@Nullable String team) {

    /** All teams, and what is nobody's. */
    public static final Scope FINOPS = new Scope(null);

    public Scope {
        Checks.require(team == null || !team.isBlank(), "a team has a name", team);
    }

    /** Whether it is the report over all teams. */
    public boolean isFinops() {
        return team == null;
    }
}
