package io.bedrockledger.report.data;

import io.bedrockledger.report.Bridge.Cause;
import io.bedrockledger.report.Bridge.Measure;
import io.bedrockledger.report.data.TwoWeeks.Used;
import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.BridgeTerm;
import io.bedrockledger.spend.bridge.CostBridge;
import io.bedrockledger.spend.bridge.Pricing;
import io.bedrockledger.spend.bridge.TokenLeg;
import io.bedrockledger.spend.bridge.WorkflowBridge;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Which workflows a reason of the bridge lies with, and the figure that moved. A figure stands there only where it moved
 * the way the amount did; where none does, the amount stands alone.
 */
final class Causes {

    /** So many workflows a reason, the largest first. */
    private static final int MOST = 3;

    /** Those with less than this share of the reason are left out. */
    private static final BigDecimal LEAST_SHARE = new BigDecimal("0.1");

    private static final BigDecimal MILLION = BigDecimal.valueOf(1_000_000);
    private static final int RATIO_DIGITS = 12;

    private final TwoWeeks weeks;
    private final CostBridge bridge;
    private final PromptsInUse prompts;

    Causes(TwoWeeks weeks, CostBridge bridge, PromptsInUse prompts) {
        this.weeks = weeks;
        this.bridge = bridge;
        this.prompts = prompts;
    }

    /** The causes of one reason. */
    List<Cause> of(BridgeTerm term) {
        BigDecimal least = bridge.terms().of(term).abs().multiply(LEAST_SHARE);
        int sign = bridge.terms().of(term).signum();
        return bridge.workflows().stream()
                .filter(each -> each.terms().of(term).signum() == sign
                        && each.terms().of(term).abs().compareTo(least) >= 0)
                .sorted(Comparator.comparing(
                                (WorkflowBridge each) -> each.terms().of(term).abs())
                        .reversed()
                        .thenComparing(WorkflowBridge::workflow))
                .limit(MOST)
                .map(each -> cause(each.workflow(), term, each.terms().of(term)))
                .toList();
    }

    private Cause cause(Workflow workflow, BridgeTerm term, BigDecimal usd) {
        return figure(workflow, term, usd)
                .map(figure -> {
                    Optional<PromptsInUse.Version> fresh =
                            lengthens(term) ? prompts.onlyNewVersion(workflow.name()) : Optional.empty();
                    return new Cause(
                            workflow.name(),
                            usd,
                            figure.measure(),
                            figure.before(),
                            figure.after(),
                            fresh.map(PromptsInUse.Version::label).orElse(figure.object()),
                            fresh.map(PromptsInUse.Version::firstAt).orElse(null));
                })
                .orElseGet(() -> new Cause(workflow.name(), usd, null, null, null, null, null));
    }

    private static boolean lengthens(BridgeTerm term) {
        return term == BridgeTerm.INPUT_LENGTH || term == BridgeTerm.OUTPUT_LENGTH;
    }

    /** A figure before and after; an absent one is null. */
    private record Figure(
            Measure measure,
            @Nullable BigDecimal before,
            @Nullable BigDecimal after,
            @Nullable String object) {

        BigDecimal change() {
            return before == null || after == null ? BigDecimal.ZERO : after.subtract(before);
        }
    }

    private Optional<Figure> figure(Workflow workflow, BridgeTerm term, BigDecimal usd) {
        return switch (term) {
            case VOLUME -> sameWay(Stream.of(calls(workflow)), usd);
            case NEW_WORKFLOWS, ENDED_WORKFLOWS -> Optional.of(calls(workflow));
            case INPUT_LENGTH -> sameWay(lengths(workflow, Measure.INPUT_TOKENS_A_CALL), usd);
            case OUTPUT_LENGTH -> sameWay(lengths(workflow, Measure.OUTPUT_TOKENS_A_CALL), usd);
            case CACHE_MIX -> moved(Stream.of(cacheShare(workflow)));
            case MODEL_MIX -> moved(models(workflow).map(model -> share(workflow, model)));
            case PRICE -> sameWay(prices(workflow), usd);
            case OTHER_LEGS, NOT_EXACT -> Optional.empty();
        };
    }

    /** The figure that moved most in the direction of an amount; empty when none did. */
    private static Optional<Figure> sameWay(Stream<Figure> figures, BigDecimal usd) {
        return moved(figures.filter(figure -> figure.change().signum() == usd.signum()));
    }

    private static Optional<Figure> moved(Stream<Figure> figures) {
        return figures.filter(figure -> figure.change().signum() != 0)
                .max(Comparator.comparing((Figure figure) -> figure.change().abs()));
    }

    private Stream<String> models(Workflow workflow) {
        return weeks.rows().stream()
                .filter(row -> row.isOf(workflow))
                .flatMap(row -> row.model().stream())
                .distinct()
                .sorted();
    }

    private Stream<Used> rows(Workflow workflow, boolean now) {
        return weeks.rows().stream().filter(row -> row.now() == now && row.isOf(workflow));
    }

    private Figure calls(Workflow workflow) {
        return new Figure(
                Measure.CALLS, whole(billed(rows(workflow, false))), whole(billed(rows(workflow, true))), null);
    }

    private static @Nullable BigDecimal whole(long calls) {
        return calls == 0 ? null : BigDecimal.valueOf(calls);
    }

    private static long billed(Stream<Used> rows) {
        return rows.filter(row -> row.usage().pricing() != Pricing.NOT_BILLED)
                .mapToLong(row -> row.usage().calls())
                .sum();
    }

    /** Of the whole workflow where it calls one model, else of each model, since its mix is another reason. */
    private Stream<Figure> lengths(Workflow workflow, Measure measure) {
        List<String> models = models(workflow).toList();
        return models.stream().map(model -> {
            String object = models.size() == 1 ? null : model;
            return new Figure(
                    measure, length(workflow, model, false, measure), length(workflow, model, true, measure), object);
        });
    }

    private @Nullable BigDecimal length(Workflow workflow, String model, boolean now, Measure measure) {
        List<Used> exact = exact(workflow, now)
                .filter(row -> row.model().filter(model::equals).isPresent())
                .toList();
        long tokens = exact.stream()
                .mapToLong(row -> measure == Measure.OUTPUT_TOKENS_A_CALL ? row.tokens(TokenLeg.OUTPUT) : sent(row))
                .sum();
        return ratio(
                tokens, exact.stream().mapToLong(row -> row.usage().calls()).sum());
    }

    private Stream<Used> exact(Workflow workflow, boolean now) {
        return rows(workflow, now).filter(row -> row.usage().pricing() == Pricing.PRICED);
    }

    private static long sent(Used row) {
        return Stream.of(TokenLeg.values())
                .filter(TokenLeg::isInput)
                .mapToLong(row::tokens)
                .sum();
    }

    private static @Nullable BigDecimal ratio(long part, long whole) {
        return whole == 0
                ? null
                : BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), RATIO_DIGITS, RoundingMode.HALF_UP);
    }

    private Figure cacheShare(Workflow workflow) {
        return new Figure(Measure.CACHE_READ_SHARE, cacheShare(workflow, false), cacheShare(workflow, true), null);
    }

    private @Nullable BigDecimal cacheShare(Workflow workflow, boolean now) {
        long read = exact(workflow, now)
                .mapToLong(row -> row.tokens(TokenLeg.CACHE_READ))
                .sum();
        return ratio(read, exact(workflow, now).mapToLong(Causes::sent).sum());
    }

    private Figure share(Workflow workflow, String model) {
        return new Figure(Measure.SHARE_OF_CALLS, share(workflow, model, false), share(workflow, model, true), model);
    }

    private @Nullable BigDecimal share(Workflow workflow, String model, boolean now) {
        Stream<Used> ofModel = rows(workflow, now)
                .filter(row -> row.model().filter(model::equals).isPresent());
        return ratio(billed(ofModel), billed(rows(workflow, now)));
    }

    private Stream<Figure> prices(Workflow workflow) {
        return models(workflow)
                .flatMap(model -> Stream.of(TokenLeg.values())
                        .map(leg -> new Figure(
                                Measure.USD_PER_MILLION_TOKENS,
                                price(workflow, model, leg, false),
                                price(workflow, model, leg, true),
                                model)));
    }

    private @Nullable BigDecimal price(Workflow workflow, String model, TokenLeg leg, boolean now) {
        List<Used> exact = exact(workflow, now)
                .filter(row -> row.model().filter(model::equals).isPresent() && row.tokens(leg) > 0)
                .toList();
        BigDecimal usd = exact.stream()
                .flatMap(row -> Stream.ofNullable(row.usage().legs().get(leg)))
                .map(each -> each.costUsd())
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        long tokens = exact.stream().mapToLong(row -> row.tokens(leg)).sum();
        return tokens == 0
                ? null
                : usd.multiply(MILLION).divide(BigDecimal.valueOf(tokens), RATIO_DIGITS, RoundingMode.HALF_UP);
    }
}
