package io.bedrockledger.report.data;

import io.bedrockledger.report.Actions;
import io.bedrockledger.report.Actions.Action;
import io.bedrockledger.report.Actions.Done;
import io.bedrockledger.report.data.Decision.Kind;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The three actions that are worth most, without those that people declined or did. */
final class ActionList {

    private static final int MOST = 3;

    /** Waste of less than half a percent of the week's cost is counted among the others. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.005");

    private static final Comparator<Proposal> BY_MONEY = Comparator.comparing(
                    (Proposal each) -> Optional.ofNullable(each.usdAWeek()).orElse(BigDecimal.ZERO))
            .reversed()
            .thenComparing(Proposal::kind)
            .thenComparing(Proposal::id);

    private final List<Proposal> proposals;
    private final List<Decision> decisions;
    private final Period week;
    private final Function<Period, List<Proposal>> earlier;

    /**
     * The actions of a week.
     *
     * @param decisions of any action and week
     * @param earlier what could have been proposed in another week; nothing where its rows are not at hand
     */
    ActionList(
            List<Proposal> proposals, List<Decision> decisions, Period week, Function<Period, List<Proposal>> earlier) {
        this.earlier = earlier;
        this.proposals = proposals.stream().sorted(BY_MONEY).toList();
        this.decisions = decisions;
        this.week = week;
    }

    /**
     * The actions of a scope.
     *
     * @param weekUsd what its week cost
     */
    Actions actions(BigDecimal weekUsd) {
        BigDecimal least = weekUsd.multiply(LEAST_SHARE);
        List<Proposal> open = proposals.stream()
                .filter(each -> decision(each).stream().noneMatch(made -> made.keepsAway(week.lastDay())))
                .toList();
        List<Proposal> top = open.stream()
                .filter(each -> each.usdAWeek() == null || each.usdAWeek().compareTo(least) >= 0)
                .limit(MOST)
                .toList();
        long declined = proposals.stream()
                .filter(each -> decision(each).stream()
                        .anyMatch(made -> made.kind() == Kind.DECLINED && made.keepsAway(week.lastDay())))
                .count();
        return new Actions(
                top.stream().map(this::action).toList(),
                together(top),
                open.size() - top.size(),
                Math.toIntExact(declined),
                done());
    }

    /** The last decision about an action that was made before the week ended. */
    private Optional<Decision> decision(Proposal proposal) {
        return last(proposal.id());
    }

    private Optional<Decision> last(String action) {
        return decisions.stream()
                .filter(each -> each.action().equals(action) && !each.on().isAfter(week.lastDay()))
                .max(Comparator.comparing(Decision::on));
    }

    private Action action(Proposal proposal) {
        return new Action(
                proposal.id(),
                proposal.title(),
                proposal.evidence(),
                proposal.workflow(),
                proposal.owner(),
                proposal.usdAWeek(),
                decision(proposal).stream().anyMatch(made -> made.kind() == Kind.ACCEPTED));
    }

    /** The sum where each is about another workflow; else they may overlap, and nobody can tell. */
    private static @Nullable BigDecimal together(List<Proposal> top) {
        List<Proposal> saving =
                top.stream().filter(each -> each.usdAWeek() != null).toList();
        HashSet<@Nullable String> workflows = new HashSet<>();
        boolean apart = saving.stream().allMatch(each -> each.workflow() != null && workflows.add(each.workflow()));
        return saving.isEmpty() || !apart
                ? null
                : saving.stream()
                        .map(each -> Objects.requireNonNull(each.usdAWeek()))
                        .reduce(BigDecimal.ZERO, BigDecimal::add);
    }

    /** Every action that was done, as its rows showed it in this week or else in the last whole one before it was. */
    private List<Done> done() {
        return decisions.stream()
                .map(Decision::action)
                .distinct()
                .sorted()
                .flatMap(id -> last(id).filter(made -> made.kind() == Kind.DONE).stream())
                .flatMap(made -> done(made).stream())
                .toList();
    }

    private Optional<Done> done(Decision made) {
        Optional<Proposal> now = proposal(proposals, made);
        return now.or(() -> proposal(earlier.apply(week.length().of(made.on()).previous()), made))
                .map(proposal -> {
                    BigDecimal promised = Optional.ofNullable(made.promisedUsdAWeek())
                            .orElse(now.isPresent() ? null : proposal.usdAWeek());
                    BigDecimal left = now.isPresent() ? proposal.usdAWeek() : BigDecimal.ZERO;
                    return new Done(proposal.title(), made.on(), promised, realised(made, promised, left));
                });
    }

    private static Optional<Proposal> proposal(List<Proposal> among, Decision made) {
        return among.stream().filter(each -> each.id().equals(made.action())).findFirst();
    }

    /** The promise less what the same rows still show, in a week that began after it was done. */
    private @Nullable BigDecimal realised(Decision made, @Nullable BigDecimal promised, @Nullable BigDecimal left) {
        boolean whole = made.on().isBefore(week.firstDay());
        return promised == null || left == null || !whole ? null : promised.subtract(left);
    }
}
