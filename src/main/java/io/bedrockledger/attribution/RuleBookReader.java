package io.bedrockledger.attribution;

import io.bedrockledger.attribution.YamlList.Entry;
import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code workflows.yaml} and {@code profiles.yaml}. */
final class RuleBookReader {

    private static final int CENT_DIGITS = 2;
    private static final int BUDGET_DIGITS = 14;
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");

    private final Map<String, Workflow> workflows = new LinkedHashMap<>();
    private final List<Rule> rules = new ArrayList<>();
    private final Map<String, Profile> profiles = new HashMap<>();

    private RuleBookReader() {}

    /**
     * Reads the two files of a folder; each may be absent.
     *
     * @throws IllegalArgumentException when a file is wrong; the message names file and line
     */
    static RuleBook read(Path jobsDir) throws IOException {
        RuleBookReader reader = new RuleBookReader();
        for (Entry<WorkflowEntry> entry : WorkflowsFile.entries(jobsDir, "workflows", WorkflowEntry.class)) {
            reader.addWorkflow(entry);
        }
        for (Entry<ProfileEntry> entry :
                YamlList.read(jobsDir.resolve("profiles.yaml"), "profiles", ProfileEntry.class)) {
            reader.addProfile(entry);
        }
        return new RuleBook(List.copyOf(reader.workflows.values()), reader.rules, reader.profiles);
    }

    private void addWorkflow(Entry<WorkflowEntry> entry) {
        String where = entry.where();
        WorkflowEntry told = entry.value();
        Workflow workflow = new Workflow(
                required(where, "name", told.name()),
                required(where, "owner", told.owner()),
                required(where, "team", told.team()),
                required(where, "purpose", told.purpose()),
                optional(where, "environment", told.environment()),
                names(where, "a model", told.models()),
                names(where, "a region", told.regions()),
                names(where, "an environment", told.environments()),
                budget(where, told.budget()));
        if (workflows.put(workflow.name(), workflow) != null) {
            throw wrong(where, "a workflow's name must be unique", workflow.name() + " is declared twice");
        }
        addRules(where, workflow, told.rules() == null ? List.of() : told.rules());
    }

    private static List<String> names(String where, String what, @Nullable List<@Nullable String> told) {
        List<String> names = new ArrayList<>();
        if (told != null) {
            told.forEach(name -> names.add(required(where, what, name)));
        }
        return names;
    }

    private static @Nullable BigDecimal budget(String where, @Nullable BudgetEntry told) {
        if (told == null) {
            return null;
        }
        BigDecimal usd = told.monthlyUsd();
        if (usd == null || usd.signum() <= 0 || usd.scale() > CENT_DIGITS || usd.precision() > BUDGET_DIGITS) {
            throw wrong(
                    where,
                    "a budget must have monthly_usd, more than 0, in dollars and cents",
                    usd == null ? "it is absent" : "it is " + usd.toPlainString());
        }
        return usd;
    }

    private void addRules(String where, Workflow workflow, List<@Nullable RuleEntry> told) {
        Set<String> ids = new HashSet<>();
        int number = 0;
        for (RuleEntry rule : told) {
            number++;
            if (rule == null) {
                throw wrong(where, "a rule must have a condition", "rule " + number + " is empty");
            }
            String id = rule.id() == null ? Integer.toString(number) : present(where, "id", rule.id());
            if (!ids.add(id)) {
                throw wrong(where, "a rule's id must be unique in its workflow", id + " is there twice");
            }
            rules.add(rule(where + ", rule " + id, "workflows:" + workflow.name() + "#" + id, workflow, rule));
        }
    }

    private static Rule rule(String where, String label, Workflow workflow, RuleEntry told) {
        Map<String, Glob> metadata = new HashMap<>();
        if (told.metadata() != null) {
            told.metadata()
                    .forEach((key, glob) -> metadata.put(key, new Glob(required(where, "metadata " + key, glob))));
        }
        String account = optional(where, "account", told.account());
        if (account != null && !ACCOUNT.matcher(account).matches()) {
            throw wrong(where, "account must be twelve digits", "it is " + account);
        }
        Rule rule = new Rule(
                label,
                workflow,
                metadata,
                glob(where, "principal", told.principal()),
                glob(where, "session", told.session()),
                account,
                optional(where, "region", told.region()),
                optional(where, "environment", told.environment()));
        if (metadata.isEmpty() && rule.principal() == null && rule.session() == null && account == null) {
            throw wrong(
                    where, "a rule must have a condition on metadata, principal, session or account", "it has none");
        }
        return rule;
    }

    private void addProfile(Entry<ProfileEntry> entry) {
        String where = entry.where();
        ProfileEntry told = entry.value();
        Profile profile = new Profile(
                required(where, "arn", told.arn()),
                required(where, "model", told.model()),
                optional(where, "workflow", told.workflow()),
                optional(where, "team", told.team()),
                optional(where, "environment", told.environment()));
        if (!profile.arn().startsWith("arn:")) {
            throw wrong(where, "a profile's arn must begin with arn:", "it is " + profile.arn());
        }
        if (profiles.put(profile.arn(), profile) != null) {
            throw wrong(where, "a profile's arn must be unique", profile.arn() + " is declared twice");
        }
    }

    private static String required(String where, String key, @Nullable String value) {
        if (value == null) {
            throw wrong(where, key + " must be there", "it is absent");
        }
        return present(where, key, value);
    }

    private static @Nullable String optional(String where, String key, @Nullable String value) {
        return value == null ? null : present(where, key, value);
    }

    private static @Nullable Glob glob(String where, String key, @Nullable String value) {
        return value == null ? null : new Glob(present(where, key, value));
    }

    private static String present(String where, String key, String value) {
        if (value.isBlank()) {
            throw wrong(where, key + " must not be empty", "it is");
        }
        return value;
    }

    private static IllegalArgumentException wrong(String where, String rule, String found) {
        return new IllegalArgumentException("[" + where + "] " + rule + "; " + found + "; correct the entry");
    }

    /** A workflow as the file has it. */
    record WorkflowEntry(
            @Nullable String name,
            @Nullable String owner,
            @Nullable String team,
            @Nullable String purpose,
            @Nullable String environment,
            @Nullable List<@Nullable String> models,
            @Nullable List<@Nullable String> regions,
            @Nullable List<@Nullable String> environments,
            @Nullable BudgetEntry budget,
            @Nullable List<@Nullable RuleEntry> rules) {}

    /** A budget as the file has it. */
    record BudgetEntry(@Nullable BigDecimal monthlyUsd) {}

    /** A rule as the file has it. */
    record RuleEntry(
            @Nullable String id,
            @Nullable Map<String, @Nullable String> metadata,
            @Nullable String principal,
            @Nullable String session,
            @Nullable String account,
            @Nullable String region,
            @Nullable String environment) {}

    /** A profile as the file has it. */
    record ProfileEntry(
            @Nullable String arn,
            @Nullable String model,
            @Nullable String workflow,
            @Nullable String team,
            @Nullable String environment) {}
}
