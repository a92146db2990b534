package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Arrays;
import java.util.EnumMap;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.FieldSource;

/**
 * A table of calls by a made-up book that has every kind of price: each boundary, status and reason of the contract stands in it.
 * A cost is written as the sum that a person does: counts x prices, in millionths of a dollar.
 */
class EveryCaseTest {

    private static final Path FOLDER = Path.of("src/test/resources/io/bedrockledger/pricing");
    private static final PriceBook BOOK = PriceBook.load(FOLDER.resolve("acme"));

    @SuppressWarnings("UnusedVariable") // JUnit reads it, by its name
    static final List<Case> CASES = read();

    /** What copies of imported models cost belongs to no call. */
    private static final Set<Leg> OF_NO_CALL = EnumSet.of(Leg.CMU_MINUTE);

    @ParameterizedTest(name = "{0}")
    @FieldSource("CASES")
    void costsWhatItShould(Case one) {
        PriceBook book = one.book();
        PricedCall call = one.call();

        Cost cost = book.price(call);

        assertThat(cost.status()).isEqualTo(one.status());
        assertThat(cost.reason()).isEqualTo(one.reason());
        assertThat(cost.list()).isEqualTo(one.usd("list"));
        assertThat(cost.ceiling()).isEqualTo(one.usd("ceiling"));
        String entry = one.text("entry");
        assertThat(cost.rateId())
                .isEqualTo(
                        entry == null
                                ? null
                                : book.model(call.target()).orElseThrow().id() + "/" + entry);
        assertThat(book.explain(call).stream().map(LegLine::usd).reduce(Usd.ZERO, Usd::plus))
                .isEqualTo(cost.list() == null ? Usd.ZERO : cost.list());
    }

    @Test
    void everyStatusAndEveryReasonStandsInTheTable() {
        assertThat(of(Case::status)).containsExactlyInAnyOrder(PricingStatus.values());
        assertThat(of(one -> String.valueOf(one.reason())))
                .contains(Stream.of(PricingReason.values()).map(Enum::name).toArray(String[]::new));
    }

    @Test
    void everyReasonStandsBesideEachStatusThatItCanExplain() {
        assertThat(CASES.stream().filter(one -> one.reason() != null).map(one -> one.status() + " " + one.reason()))
                .contains(
                        "BOUNDED CACHE_TTL_UNKNOWN",
                        "BOUNDED TIER_UNKNOWN",
                        "PARTIALLY_PRICED MISSING_LEG",
                        "PARTIALLY_PRICED TIER_UNKNOWN",
                        "PARTIALLY_PRICED NO_COUNTS",
                        "PARTIALLY_PRICED BODY_UNAVAILABLE",
                        "UNPRICED MISSING_LEG",
                        "UNPRICED NO_COUNTS",
                        "UNPRICED BODY_UNAVAILABLE");
    }

    @Test
    void everyWayToAModelAndEveryFateOfACallStandsInTheTable() {
        assertThat(of(one -> one.target().route())).containsExactlyInAnyOrder(Route.values());
        assertThat(of(one -> one.target().kind())).containsExactlyInAnyOrder(ModelTarget.Kind.values());
        assertThat(of(Case::billing)).containsExactlyInAnyOrder(Billing.values());
    }

    @Test
    void everyLegIsPaidInTheTable() {
        Set<Leg> paid = CASES.stream()
                .flatMap(one -> one.book().explain(one.call()).stream())
                .map(LegLine::leg)
                .collect(Collectors.toCollection(() -> EnumSet.noneOf(Leg.class)));

        assertThat(paid).isEqualTo(EnumSet.complementOf(EnumSet.copyOf(OF_NO_CALL)));
    }

    @Test
    void everyTierLatencyModeAndBatchIsPaidInTheTable() {
        Set<String> modes = BOOK.rateCards().stream()
                .filter(card -> card.quarantined() == null)
                .map(card -> card.rateId().split("/", -1)[3])
                .collect(Collectors.toSet());

        assertThat(CASES.stream()
                        .map(one -> one.text("entry"))
                        .filter(Objects::nonNull)
                        .map(entry -> entry.split("/", -1)[2]))
                .contains(modes.toArray(String[]::new));
    }

    @Test
    void theSizeOfABandStandsInTheTableForEachModelThatHasOneAndOneTokenMore() {
        Set<String> found = CASES.stream()
                .map(one -> one.model() + " " + one.call().tokens().context())
                .collect(Collectors.toSet());

        for (RateCard card : BOOK.rateCards()) {
            RateCard.LongContext band = card.longContext();
            if (band != null) {
                assertThat(found)
                        .contains(card.model() + " " + band.overTokens(), card.model() + " " + (band.overTokens() + 1));
            }
        }
    }

    @Test
    void theFirstAndTheLastInstantOfAnEndingPriceStandInTheTableAndWhatIsBesideThem() {
        Set<String> found =
                CASES.stream().map(one -> one.model() + " " + one.call().at()).collect(Collectors.toSet());

        assertThat(found).contains("acme.chat 2025-12-31T23:59:59.999Z", "acme.chat 2026-01-01T00:00:00Z");
        for (RateCard card : BOOK.rateCards()) {
            Instant until = card.until();
            if (until != null && !card.model().equals("acme.gap")) {
                assertThat(found).contains(card.model() + " " + until);
            }
        }
        assertThat(found).contains("acme.chat 2026-06-30T23:59:59.999Z", "acme.gone 2026-02-28T23:59:59.999Z");
    }

    private static <T> Set<T> of(Function<Case, T> property) {
        return CASES.stream().map(property).collect(Collectors.toSet());
    }

    /** A line of the table; an empty field is null. */
    private record Case(Map<String, String> fields) {

        @Nullable
        String text(String column) {
            return fields.get(column);
        }

        private String or(String column, String usual) {
            return fields.getOrDefault(column, usual);
        }

        PriceBook book() {
            String known = text("known");
            return known == null ? BOOK : BOOK.asOf(Instant.parse(known));
        }

        ModelTarget target() {
            ModelTarget named = ModelTarget.parse(or("model_id", ""));
            String behind = text("behind");
            return behind == null ? named : named.resolvedTo(behind);
        }

        String model() {
            return BOOK.model(target()).map(ModelCard::id).orElse("none");
        }

        PricedCall call() {
            PricedCall call = Calls.of(target())
                    .in(or("region", "us-east-1"))
                    .at(Instant.parse(or("at", "2026-02-01T12:00:00Z")))
                    .served(text("tier"), text("latency"))
                    .bodySeen(Boolean.parseBoolean(or("body", "true")))
                    .tokens(BOOK.normalise(target(), counts()))
                    .quantities(quantities())
                    .billing(billing())
                    .call();
            return text("batch") == null ? call : call.inBatch();
        }

        private TokenCounts counts() {
            return new TokenCounts(
                    count("input"),
                    count("cache_read"),
                    count("cache_write"),
                    count("cache_write_default"),
                    count("cache_write_1h"),
                    count("output"),
                    false);
        }

        private @Nullable Long count(String column) {
            String text = text(column);
            return text == null ? null : Long.valueOf(text);
        }

        private Quantities quantities() {
            Map<String, BigDecimal> named = Stream.of(or("other", "").split(", ", -1))
                    .filter(part -> !part.isEmpty())
                    .map(part -> part.split(" ", -1))
                    .collect(Collectors.toMap(part -> part[0], part -> new BigDecimal(part[1])));
            Map<Leg, BigDecimal> metered = new EnumMap<>(Leg.class);
            Set<String> ofTheirOwn = Set.of("image", "second", "search_unit", "guardrail_unit", "untold");
            named.forEach((name, quantity) -> {
                if (!ofTheirOwn.contains(name)) {
                    metered.put(Leg.valueOf(name.toUpperCase(Locale.ROOT)), quantity);
                }
            });
            return new Quantities(
                    named.get("image"),
                    named.get("second"),
                    named.get("search_unit"),
                    named.get("guardrail_unit"),
                    named.get("untold"),
                    metered);
        }

        Billing billing() {
            return Billing.valueOf(or("billing", Billing.BILLED.name()));
        }

        PricingStatus status() {
            return PricingStatus.valueOf(or("status", ""));
        }

        @Nullable
        PricingReason reason() {
            String reason = text("reason");
            return reason == null ? null : PricingReason.valueOf(reason);
        }

        /** The sum of products in a column, which is in millionths of a dollar; null where the column is empty. */
        @Nullable
        Usd usd(String column) {
            String sum = text(column);
            return sum == null
                    ? null
                    : Usd.of(Stream.of(sum.split(" \\+ ", -1))
                            .map(Case::product)
                            .reduce(BigDecimal.ZERO, BigDecimal::add)
                            .movePointLeft(6));
        }

        private static BigDecimal product(String text) {
            return Stream.of(text.split("\\*", -1)).map(BigDecimal::new).reduce(BigDecimal.ONE, BigDecimal::multiply);
        }

        @Override
        public String toString() {
            return or("what", "");
        }
    }

    private static List<Case> read() {
        try {
            List<String> lines = Files.readAllLines(FOLDER.resolve("every-case.csv"));
            List<String> columns = fields(lines.get(0));
            return lines.stream()
                    .skip(1)
                    .map(line -> read(columns, fields(line)))
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static Case read(List<String> columns, List<String> fields) {
        return new Case(IntStream.range(0, columns.size())
                .filter(column -> !fields.get(column).isEmpty())
                .boxed()
                .collect(Collectors.toMap(columns::get, fields::get)));
    }

    private static List<String> fields(String line) {
        return Arrays.asList(line.split(";", -1));
    }
}
