package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingState;
import io.bedrockledger.findings.Findings;
import io.bedrockledger.job.RunAssembly;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.OutputStreamWriter;
import java.io.PrintStream;
import java.io.Writer;
import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.Callable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** {@code ledger findings}: what a person should look at, the dearest first. */
@Command(
        name = "findings",
        description = {
            "What a person should look at, the dearest first, each with what to do about it: whose money is nobody's, what does not keep"
                    + " to jobs/workflows.yaml, names that nobody declared.",
            "",
            "A run looks each night. What is known and accepted belongs into jobs/acknowledged.yaml; an entry there that is about no"
                    + " finding is told."
        },
        footerHeading = "%nExamples%n",
        footer = {
            "  ./ledger findings                                  what is open, and what nobody could look for",
            "  ./ledger findings --state all --format csv         everything there ever was"
        })
final class FindingsCommand implements Callable<Integer> {

    private static final String ALL = "all";

    @Option(
            names = "--state",
            paramLabel = "STATE",
            converter = States.class,
            description = "open, acknowledged, resolved, unknown, several of them with commas between, or all."
                    + " Default: open,unknown.")
    private Set<FindingState> states = EnumSet.of(FindingState.OPEN, FindingState.UNKNOWN);

    @Option(
            names = "--format",
            paramLabel = "FORMAT",
            description = "table, csv (with a header; NULL is empty) or json (an array of objects). Default: table.")
    private SqlFormat format = SqlFormat.TABLE;

    @ArgGroup(validate = false, heading = CommonOptions.HEADING)
    private CommonOptions common = new CommonOptions();

    private final Console console;

    FindingsCommand(Console console) {
        this.console = console;
    }

    /** From words to states. */
    static final class States implements ITypeConverter<Set<FindingState>> {
        @Override
        public Set<FindingState> convert(String words) {
            if (words.equalsIgnoreCase(ALL)) {
                return EnumSet.allOf(FindingState.class);
            }
            Set<FindingState> states = EnumSet.noneOf(FindingState.class);
            for (String word : words.split(",", -1)) {
                try {
                    states.add(FindingState.valueOf(word.strip().toUpperCase(Locale.ROOT)));
                } catch (IllegalArgumentException e) {
                    throw new TypeConversionException(
                            "a state is open, acknowledged, resolved, unknown or all, but was '" + word + "'");
                }
            }
            return states;
        }
    }

    @Override
    public Integer call() throws IOException {
        try (Reader reader = Reader.open(common)) {
            switch (format) {
                case TABLE -> {
                    print(reader.engine(), console.out());
                    idle(reader.engine()).forEach(console.err()::println);
                }
                case CSV, JSON -> write(reader.engine());
            }
        }
        return Failures.DONE;
    }

    private List<String> idle(SqlEngine engine) throws IOException {
        LocalDate today = LocalDate.now(Clock.systemUTC());
        return FindingsSection.idle(Findings.idle(engine, RunAssembly.acknowledgements(common.jobs()), today));
    }

    private void write(SqlEngine engine) throws IOException {
        // Not closed: closing it would close standard output for the rest of the process.
        Writer out = new BufferedWriter(new OutputStreamWriter(console.out(), StandardCharsets.UTF_8));
        try (SqlResult result = engine.query("select " + FindingLine.columns() + " from findings where "
                + FindingLine.where(states) + FindingLine.ORDER)) {
            format.write(result, out);
        } finally {
            out.flush();
        }
    }

    private void print(SqlEngine engine, PrintStream out) {
        Map<FindingState, Long> counts = counts(engine);
        keeping(engine).ifPresent(out::println);
        List<FindingLine> findings = FindingLine.read(engine, states);
        if (findings.isEmpty()) {
            out.println("No finding is " + words(states, " or ") + ".");
        } else {
            out.println();
            FindingsText.lines(findings).forEach(out::println);
            out.println();
        }
        List<String> others = new ArrayList<>();
        counts.forEach((state, count) -> {
            if (!states.contains(state)) {
                others.add(Figures.count(count) + " " + state.name().toLowerCase(Locale.ROOT));
            }
        });
        if (!others.isEmpty()) {
            out.println("Not shown: " + String.join(", ", others) + "; --state all shows them");
        }
    }

    /** How much of the money keeps to what is declared; empty without calls. */
    private static Optional<String> keeping(SqlEngine engine) {
        List<Optional<Object>> row = Reader.rows(
                        engine,
                        "select max(usage_date), sum(list_cost_usd) filter (where days_ago < 28), sum(list_cost_usd) filter (where"
                                + " days_ago < 28 and state = 'COMPLIANT') from compliance")
                .get(0);
        return row.get(0).map(LocalDate.class::cast).map(last -> {
            BigDecimal whole = row.get(1).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
            BigDecimal kept = row.get(2).map(BigDecimal.class::cast).orElse(BigDecimal.ZERO);
            return "$" + Figures.cents(kept) + " of $" + Figures.cents(whole) + " (" + Figures.share(kept, whole)
                    + ") in the 28 days up to " + Figures.day(last) + " keep to what is declared under jobs";
        });
    }

    private static Map<FindingState, Long> counts(SqlEngine engine) {
        Map<FindingState, Long> counts = new EnumMap<>(FindingState.class);
        Reader.rows(engine, "select state, count(*) from findings group by state")
                .forEach(row -> counts.put(
                        FindingState.valueOf(row.get(0).map(Object::toString).orElseThrow()),
                        Reader.number(row.get(1))));
        return counts;
    }

    private static String words(Set<FindingState> states, String between) {
        return String.join(
                between,
                states.stream()
                        .map(state -> state.name().toLowerCase(Locale.ROOT))
                        .toList());
    }
}
