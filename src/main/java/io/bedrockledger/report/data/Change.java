package io.bedrockledger.report.data;

import io.bedrockledger.report.Bridge;
import io.bedrockledger.report.Movers;
import io.bedrockledger.report.Movers.Life;
import io.bedrockledger.report.Movers.Mover;
import io.bedrockledger.report.Movers.Reason;
import io.bedrockledger.spend.bridge.BridgeTerms;
import io.bedrockledger.spend.bridge.CostBridge;
import io.bedrockledger.spend.bridge.WorkflowBridge;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Why the cost of the week differs from that of the one before, in all and by workflow. */
final class Change {

    private static final int MOST_MOVERS = 10;

    /** Of a row's reasons, the largest; a second one is said where it is worth it. */
    private static final int REASONS = 2;

    private final TwoWeeks weeks;
    private final CostBridge bridge;
    private final boolean comparable;

    /**
     * The change between two weeks.
     *
     * @param comparable whether the week before has data of all its days
     */
    Change(TwoWeeks weeks, boolean comparable) {
        this.weeks = weeks;
        this.bridge = weeks.bridge(row -> true);
        this.comparable = comparable;
    }

    /** The bridge with its causes; null when the weeks cannot be compared. */
    @Nullable
    Bridge bridge(PromptsInUse prompts) {
        if (!comparable) {
            return null;
        }
        Causes causes = new Causes(weeks, bridge, prompts);
        return new Bridge(
                bridge.earlier().costUsd(),
                bridge.later().costUsd(),
                bridge.terms().largestFirst().stream()
                        .map(term -> new Bridge.Part(term, bridge.terms().of(term), causes.of(term)))
                        .toList());
    }

    /** The largest reasons of some rows' change, such as a team's; empty when the weeks cannot be compared. */
    List<Reason> reasons(@Nullable String team) {
        return comparable
                ? reasons(weeks.bridge(row -> Objects.equals(row.team(), team)).terms())
                : List.of();
    }

    private static List<Reason> reasons(BridgeTerms terms) {
        return terms.largestFirst().stream()
                .limit(REASONS)
                .map(term -> new Reason(term, terms.of(term)))
                .toList();
    }

    /**
     * The workflows by the size of their change, or of their cost where the weeks cannot be compared.
     *
     * @param ends rows of {@code sql/report/ends_of_workflows.sql}
     */
    Movers movers(Reply ends) {
        Comparator<WorkflowBridge> bySize = Comparator.comparing((WorkflowBridge each) ->
                        comparable ? each.changeUsd().abs() : each.later().costUsd())
                .reversed()
                .thenComparing(WorkflowBridge::workflow);
        List<WorkflowBridge> all = bridge.workflows().stream()
                .filter(each -> comparable || each.later().allCalls() > 0)
                .sorted(bySize)
                .toList();
        List<WorkflowBridge> rest = all.stream().skip(MOST_MOVERS).toList();
        Map<String, LocalDate> first = turns(ends, "first_day");
        Map<String, LocalDate> last = turns(ends, "last_day");
        return new Movers(
                all.stream()
                        .limit(MOST_MOVERS)
                        .map(each -> mover(each, first, last))
                        .toList(),
                rest.size(),
                sum(rest, each -> each.later().costUsd()),
                comparable ? sum(rest, each -> each.earlier().costUsd()) : null);
    }

    private Mover mover(WorkflowBridge each, Map<String, LocalDate> first, Map<String, LocalDate> last) {
        String name = each.workflow().name();
        Life life = life(each);
        return new Mover(
                name,
                team(each),
                each.later().costUsd(),
                comparable ? each.earlier().costUsd() : null,
                life,
                switch (life) {
                    case NEW -> name == null ? null : first.get(name);
                    case ENDED -> name == null ? null : last.get(name);
                    case CONTINUING -> null;
                },
                comparable ? reasons(each.terms()) : List.of());
    }

    private Life life(WorkflowBridge each) {
        if (!comparable || !each.workflow().isAttributed()) {
            return Life.CONTINUING;
        }
        if (each.earlier().allCalls() == 0) {
            return Life.NEW;
        }
        return each.later().allCalls() == 0 ? Life.ENDED : Life.CONTINUING;
    }

    /** The team that pays most of a workflow in the two weeks; null when that is nobody. */
    private @Nullable String team(WorkflowBridge each) {
        Map<String, BigDecimal> teams = new TreeMap<>();
        for (TwoWeeks.Used row : weeks.rows()) {
            String team = row.team();
            if (team != null && row.isOf(each.workflow())) {
                teams.merge(team, row.usd(), BigDecimal::add);
            }
        }
        return teams.entrySet().stream()
                .max(Map.Entry.comparingByValue())
                .map(Map.Entry::getKey)
                .orElse(null);
    }

    private static Map<String, LocalDate> turns(Reply ends, String column) {
        Map<String, LocalDate> turns = new TreeMap<>();
        for (Reply.Row row : ends.rows()) {
            turns.put(String.valueOf(row.text("workflow")), row.day(column));
        }
        return turns;
    }

    private static BigDecimal sum(List<WorkflowBridge> rows, Function<WorkflowBridge, BigDecimal> amount) {
        return rows.stream().map(amount).reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** The largest change of one workflow, whatever its sign; 0 where the weeks cannot be compared. */
    BigDecimal largestMove() {
        return comparable
                ? bridge.workflows().stream()
                        .map(each -> each.changeUsd().abs())
                        .reduce(BigDecimal.ZERO, BigDecimal::max)
                : BigDecimal.ZERO;
    }
}
