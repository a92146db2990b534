package io.bedrockledger.job;

import io.bedrockledger.attribution.Audience;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.attribution.WorkflowsFile;
import io.bedrockledger.attribution.YamlList.Entry;
import io.bedrockledger.spend.PeriodLength;
import io.bedrockledger.spend.budget.Budget;
import io.bedrockledger.spend.budget.BudgetScope;
import io.bedrockledger.spend.budget.Threshold;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Reads and checks the budgets of {@code workflows.yaml}: those of its list, and those that workflows have themselves. */
final class BudgetsFile {

    private static final int CENT_DIGITS = 2;
    private static final int USD_DIGITS = 14;
    private static final int LONGEST_NAME = 80;
    private static final int LARGEST_PERCENT = 1000;

    /** What is told where a budget does not say: early enough to act, the overrun itself, and that it is coming. */
    private static final List<ThresholdEntry> USUAL = List.of(
            new ThresholdEntry(80, null, null),
            new ThresholdEntry(100, null, null),
            new ThresholdEntry(null, 100, null));

    private final Audience audience;
    private final List<Workflow> workflows;
    private final List<Budget> budgets = new ArrayList<>();
    private final Set<String> names = new HashSet<>();

    private BudgetsFile(Audience audience, List<Workflow> workflows) {
        this.audience = audience;
        this.workflows = List.copyOf(workflows);
    }

    /**
     * Reads the budgets; none when the file has none.
     *
     * @param audience who can be told
     * @param workflows as declared in the same file
     * @throws IllegalArgumentException when the file is wrong; the message names file, line, rule and value
     */
    static List<Budget> read(Path jobsDir, Audience audience, List<Workflow> workflows) throws IOException {
        BudgetsFile file = new BudgetsFile(audience, workflows);
        for (Entry<BudgetEntry> entry : WorkflowsFile.entries(jobsDir, "budgets", BudgetEntry.class)) {
            file.add(entry.where(), entry.value());
        }
        for (Workflow workflow : workflows) {
            if (workflow.monthlyBudgetUsd() != null) {
                file.add(WorkflowsFile.file(jobsDir).toString(), monthly(workflow));
            }
        }
        return List.copyOf(file.budgets);
    }

    private static BudgetEntry monthly(Workflow workflow) {
        return new BudgetEntry(
                workflow.name() + " a month",
                workflow.name(),
                null,
                null,
                null,
                "month",
                workflow.monthlyBudgetUsd(),
                null);
    }

    private void add(String where, BudgetEntry told) {
        String name = name(where, told.name());
        if (!names.add(name)) {
            throw wrong(where, "a budget's name must be unique", name + " is there twice");
        }
        BudgetScope scope = scope(where, told);
        List<String> usual = usualRecipients(scope);
        List<Threshold> thresholds = new ArrayList<>();
        for (ThresholdEntry threshold : told.thresholds() == null ? USUAL : told.thresholds()) {
            if (threshold == null) {
                throw wrong(where, "a threshold must have spent_percent or forecast_percent", "one is empty");
            }
            thresholds.add(threshold(where, threshold, usual));
        }
        long distinct = thresholds.stream()
                .map(threshold -> List.of(threshold.basis(), threshold.percent()))
                .distinct()
                .count();
        if (thresholds.isEmpty() || distinct < thresholds.size()) {
            throw wrong(
                    where,
                    "a budget must have thresholds, each once",
                    thresholds.isEmpty() ? "it has none" : "one is there twice");
        }
        budgets.add(new Budget(name, scope, period(where, told.period()), usd(where, told.usd()), thresholds));
    }

    private static String name(String where, @Nullable String told) {
        if (told == null
                || told.isBlank()
                || told.length() > LONGEST_NAME
                || told.chars().anyMatch(Character::isISOControl)) {
            throw wrong(
                    where,
                    "a budget must have a name of 1 to " + LONGEST_NAME + " characters, none of them a control",
                    told == null ? "it is absent" : "it has " + told.length());
        }
        return told;
    }

    private static BudgetScope scope(String where, BudgetEntry told) {
        Map<BudgetScope.Kind, String> named = new EnumMap<>(BudgetScope.Kind.class);
        put(named, BudgetScope.Kind.WORKFLOW, told.workflow());
        put(named, BudgetScope.Kind.TEAM, told.team());
        put(named, BudgetScope.Kind.MODEL, told.model());
        put(named, BudgetScope.Kind.PROMPT, told.prompt());
        if (named.size() > 1 || named.values().stream().anyMatch(String::isBlank)) {
            throw wrong(
                    where,
                    "a budget must be for one workflow, team, model or prompt, or for all calls",
                    named.size() > 1 ? "it names " + named.size() : "a name is empty");
        }
        return named.entrySet().stream()
                .findFirst()
                .map(only -> new BudgetScope(only.getKey(), only.getValue()))
                .orElse(BudgetScope.ALL);
    }

    private static void put(Map<BudgetScope.Kind, String> named, BudgetScope.Kind kind, @Nullable String name) {
        if (name != null) {
            named.put(kind, name);
        }
    }

    /** Of a team's or a workflow's budget, the team, where it is declared; of any other, FinOps. */
    private List<String> usualRecipients(BudgetScope scope) {
        String team = switch (scope.kind()) {
            case TEAM -> scope.name();
            case WORKFLOW ->
                workflows.stream()
                        .filter(workflow -> workflow.name().equals(scope.name()))
                        .map(Workflow::team)
                        .findFirst()
                        .orElse(null);
            case ALL, MODEL, PROMPT -> null;
        };
        boolean declared = team != null && audience.team(team).isPresent();
        return List.of(declared && team != null ? team : Audience.FINOPS);
    }

    private Threshold threshold(String where, ThresholdEntry told, List<String> usual) {
        Integer percent = told.spentPercent() == null ? told.forecastPercent() : told.spentPercent();
        if (percent == null || (told.spentPercent() != null && told.forecastPercent() != null)) {
            throw wrong(
                    where,
                    "a threshold must have spent_percent or forecast_percent",
                    percent == null ? "it has neither" : "it has both");
        }
        if (percent < 1 || percent > LARGEST_PERCENT) {
            throw wrong(where, "a threshold must be 1 to " + LARGEST_PERCENT + " percent", "it is " + percent);
        }
        return new Threshold(
                told.spentPercent() == null ? Threshold.Basis.FORECAST : Threshold.Basis.SPENT,
                percent,
                recipients(where, told.recipients(), usual));
    }

    private List<String> recipients(String where, @Nullable List<@Nullable String> told, List<String> usual) {
        List<String> named = new ArrayList<>();
        for (String recipient : told == null ? usual : told) {
            named.add(recipient == null ? "" : recipient);
        }
        try {
            return audience.addresses(named);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException("[" + where + "] " + e.getMessage() + "; correct the entry", e);
        }
    }

    private static PeriodLength period(String where, @Nullable String told) {
        return Stream.of(PeriodLength.values())
                .filter(length -> length.name().toLowerCase(Locale.ROOT).equals(told))
                .findFirst()
                .orElseThrow(() -> wrong(
                        where, "period must be day, week or month", told == null ? "it is absent" : "it is " + told));
    }

    private static BigDecimal usd(String where, @Nullable BigDecimal told) {
        if (told == null || told.signum() <= 0 || told.scale() > CENT_DIGITS || told.precision() > USD_DIGITS) {
            throw wrong(
                    where,
                    "usd must be more than 0, in dollars and cents",
                    told == null ? "it is absent" : "it is " + told.toPlainString());
        }
        return told;
    }

    private static IllegalArgumentException wrong(String where, String rule, String found) {
        return new IllegalArgumentException("[" + where + "] " + rule + "; " + found + "; correct the entry");
    }

    /** A budget as the file has it. */
    record BudgetEntry(
            @Nullable String name,
            @Nullable String workflow,
            @Nullable String team,
            @Nullable String model,
            @Nullable String prompt,
            @Nullable String period,
            @Nullable BigDecimal usd,
            @Nullable List<@Nullable ThresholdEntry> thresholds) {}

    /** A threshold as the file has it. */
    record ThresholdEntry(
            @Nullable Integer spentPercent,
            @Nullable Integer forecastPercent,
            @Nullable List<@Nullable String> recipients) {}
}
