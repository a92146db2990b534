package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/** The checks of {@code sql/checks}: queries over the tables that must return no row. */
public final class Checks {

    private Checks() {}

    /**
     * Runs every check.
     *
     * @return the checks that found something; empty when all is well
     */
    public static List<Violation> run(SqlEngine engine) {
        List<Violation> violations = new ArrayList<>();
        for (String check : SqlScripts.CHECKS) {
            try (SqlResult result = engine.query(SqlScripts.check(check))) {
                if (result.next()) {
                    violations.add(new Violation(check, describe(result)));
                }
            }
        }
        return List.copyOf(violations);
    }

    /** How many checks there are. */
    public static int count() {
        return SqlScripts.CHECKS.size();
    }

    private static String describe(SqlResult result) {
        List<String> values = new ArrayList<>();
        for (int i = 0; i < result.columns().size(); i++) {
            values.add(result.columns().get(i).name() + "=" + result.text(i).orElse("NULL"));
        }
        return String.join(", ", values);
    }

    /**
     * A check that found something.
     *
     * @param check its name
     * @param firstRow the first row that it found, column by column
     */
    public record Violation(String check, String firstRow) {

        public Violation {
            Objects.requireNonNull(check, "check");
            Objects.requireNonNull(firstRow, "firstRow");
        }
    }
}
