package io.bedrockledger.report.data;

import io.bedrockledger.report.data.Proposal.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** What the rows of a week say could be done. Each amount is what was spent on it in the week, not a forecast. */
final class Proposals {

    /** In the evidence of a finding about a changed prompt, what the new text costs more a week than the old one would. */
    private static final Pattern DEARER = Pattern.compile("\"change_per_week_usd\":([0-9]+(?:\\.[0-9]+)?)");

    private final Map<String, String> owners = new HashMap<>();
    private final List<Proposal> found = new ArrayList<>();

    private Proposals() {}

    /**
     * The answers that proposals are made of.
     *
     * @param declared of {@code sql/report/declared_workflows.sql}
     * @param cache of {@code sql/report/cache_use.sql}
     * @param service of {@code sql/report/service.sql}
     * @param findings of {@code sql/report/open_findings.sql}
     */
    record Basis(Reply declared, Reply cache, Reply service, Reply findings) {}

    /** All of them, in the order of their kinds. */
    static List<Proposal> of(Basis basis) {
        Proposals proposals = new Proposals();
        for (Reply.Row row : basis.declared().rows()) {
            String owner = row.text("owner");
            if (owner != null) {
                proposals.owners.put(String.valueOf(row.text("workflow")), owner);
            }
        }
        proposals.caches(basis.cache());
        basis.service().rows().forEach(proposals::service);
        basis.findings().rows().forEach(proposals::finding);
        return List.copyOf(proposals.found);
    }

    private @Nullable String owner(@Nullable String workflow) {
        return workflow == null ? null : owners.get(workflow);
    }

    /** With the cache, input cost what was written and read; without it, the same tokens at the price of fresh ones. */
    private record CacheUse(long written, long read, BigDecimal withUsd, BigDecimal withoutUsd) {

        CacheUse plus(CacheUse other) {
            return new CacheUse(
                    written + other.written,
                    read + other.read,
                    withUsd.add(other.withUsd),
                    withoutUsd.add(other.withoutUsd));
        }
    }

    private void caches(Reply cache) {
        Map<List<String>, CacheUse> uses = new LinkedHashMap<>();
        for (Reply.Row row : cache.rows()) {
            List<String> subject = List.of(String.valueOf(row.text("workflow")), String.valueOf(row.text("model")));
            use(row).ifPresent(use -> uses.merge(subject, use, CacheUse::plus));
        }
        uses.forEach((subject, use) -> cache(subject.get(0), subject.get(1), use));
    }

    /** At one price; empty where nothing was cached, or no fresh token tells the price. */
    private static Optional<CacheUse> use(Reply.Row row) {
        long fresh = row.count("input_tokens");
        long read = row.count("cache_read_tokens");
        long written = row.count("cache_write_tokens");
        if (fresh == 0 || read + written == 0) {
            return Optional.empty();
        }
        BigDecimal with = row.usd("cache_read_cost_usd").add(row.usd("cache_write_cost_usd"));
        BigDecimal without = row.usd("input_cost_usd")
                .multiply(BigDecimal.valueOf(read + written))
                .divide(BigDecimal.valueOf(fresh), with.scale(), RoundingMode.HALF_UP);
        return Optional.of(new CacheUse(written, read, with, without));
    }

    private void cache(String workflow, String model, CacheUse use) {
        if (use.withUsd().compareTo(use.withoutUsd()) <= 0) {
            return;
        }
        found.add(new Proposal(
                Kind.CACHE_LOSES,
                workflow + "\n" + model,
                workflow,
                owner(workflow),
                "Send the fixed part of %s's prompt first, or stop caching it".formatted(workflow),
                String.format(
                        Locale.ROOT,
                        "On %s it wrote %,d tokens to the prompt cache and read %,d from it. That cost $%s; at the price of"
                                + " tokens that are not cached they would have cost $%s.",
                        model,
                        use.written(),
                        use.read(),
                        cents(use.withUsd()),
                        cents(use.withoutUsd())),
                use.withUsd().subtract(use.withoutUsd())));
    }

    private void service(Reply.Row row) {
        String workflow = row.text("workflow");
        if (workflow == null) {
            return;
        }
        if (row.count("truncated_calls") > 0 && row.usd("truncated_cost_usd").signum() > 0) {
            found.add(new Proposal(
                    Kind.CUT_ANSWERS,
                    workflow,
                    workflow,
                    owner(workflow),
                    "Raise the token limit of %s, or ask it for shorter answers".formatted(workflow),
                    String.format(
                            Locale.ROOT,
                            "%,d of its %,d calls ended at their token limit: $%s were paid for answers without an end.",
                            row.count("truncated_calls"),
                            row.count("calls"),
                            cents(row.usd("truncated_cost_usd"))),
                    row.usd("truncated_cost_usd")));
        }
        if (row.usd("repeated_cost_usd").signum() > 0) {
            found.add(new Proposal(
                    Kind.REPEATED_CALLS,
                    workflow,
                    workflow,
                    owner(workflow),
                    "Keep the answers of %s, or find out why it asks twice".formatted(workflow),
                    String.format(
                            Locale.ROOT,
                            "%,d of its %,d calls sent the messages of an answered call less than ten minutes before; those that were"
                                    + " answered cost $%s.",
                            row.count("repeated_calls"),
                            row.count("calls"),
                            cents(row.usd("repeated_cost_usd"))),
                    row.usd("repeated_cost_usd")));
        }
    }

    private void finding(Reply.Row row) {
        String id = String.valueOf(row.text("finding_id"));
        String kind = String.valueOf(row.text("kind"));
        String nextStep = String.valueOf(row.text("next_step"));
        String owner = Optional.ofNullable(row.text("owner")).orElse(owner(row.text("workflow")));
        Optional<BigDecimal> dearer = "PROMPT_CHANGED_UNANNOUNCED".equals(kind) ? dearer(row) : Optional.empty();
        String words = kind.toLowerCase(Locale.ROOT).replace('_', ' ');
        String about = Optional.ofNullable(row.text("prompt"))
                .or(() -> Optional.ofNullable(row.text("workflow")))
                .or(() -> Optional.ofNullable(row.text("principal")))
                .or(() -> Optional.ofNullable(row.text("account_id")))
                .map(name -> ": " + name)
                .orElse("");
        found.add(new Proposal(
                dearer.isPresent() ? Kind.DEARER_PROMPT : Kind.FINDING,
                id,
                row.text("workflow"),
                owner,
                dearer.isPresent()
                        ? "Take back or announce the new text of prompt" + about.replaceFirst(":", "")
                        : "Settle the finding \"" + words + about + "\"",
                String.format(
                        Locale.ROOT,
                        "%,d calls and %s in the last seven days. Next: %s.",
                        row.count("calls_7d"),
                        row.amount("list_cost_7d_usd")
                                .map(usd -> "$" + cents(usd))
                                .orElse("no known cost"),
                        nextStep),
                dearer.orElse(null)));
    }

    private static Optional<BigDecimal> dearer(Reply.Row row) {
        String evidence = row.text("evidence");
        Matcher matcher = DEARER.matcher(evidence == null ? "" : evidence);
        return matcher.find()
                ? Optional.of(new BigDecimal(matcher.group(1))).filter(usd -> usd.signum() > 0)
                : Optional.empty();
    }

    private static String cents(BigDecimal usd) {
        return String.format(Locale.ROOT, "%,.2f", usd.setScale(2, RoundingMode.HALF_UP));
    }
}
