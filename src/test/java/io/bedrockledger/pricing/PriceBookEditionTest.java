package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What was known when: a price book of several recordings. */
class PriceBookEditionTest {

    private static final String BOOK = """
            sources:
              page: {title: A page, checked: 2026-01-01}
            models:
              - id: acme.model-v1
                family: Acme
                developer: Acme
                tokens: disjoint
                cards:
            """;
    private static final Instant JUNE = Instant.parse("2026-06-15T00:00:00Z");
    private static final Instant MAY = Instant.parse("2026-05-15T00:00:00Z");

    @TempDir
    private Path folder;

    @Test
    void ofTwoPricesForOneTimeTheLaterRecordedCounts() {
        PriceBook book = load(card("2026-01-01", "2026-02-01", "1.00") + card("2026-06-01", "2026-07-01", "2.00"));

        assertThat(cost(book, MAY)).isEqualTo("1");
        assertThat(cost(book, JUNE)).isEqualTo("2");
        assertThat(book.price(acme(JUNE)).rateId())
                .isEqualTo("acme.model-v1/in_region/*/standard/2026-06-01/2026-07-01");
    }

    @Test
    void theOrderOfTheEntriesDoesNotMatter() {
        String first = card("2026-01-01", "2026-02-01", "1.00");
        String correction = card("2026-01-01", "2026-03-01T10:00:00Z", "3.00");

        PriceBook book = load(first + correction);
        PriceBook reversed = load(correction + first);

        assertThat(cost(book, MAY)).isEqualTo("3").isEqualTo(cost(reversed, MAY));
        assertThat(reversed.version()).isEqualTo(book.version());
    }

    @Test
    void aBookAsItWasKnownHasNothingOfWhatCameLater() {
        String first = card("2026-01-01", "2026-02-01", "1.00");
        PriceBook before = load(first);
        PriceBook after = load(first + card("2026-01-01", "2026-03-01", "3.00") + other("2026-03-01"));

        PriceBook asOf = after.asOf(Instant.parse("2026-02-28T23:59:59Z"));

        assertThat(asOf.version()).isEqualTo(before.version()).startsWith("2026-02-01-");
        assertThat(cost(asOf, MAY)).isEqualTo("1");
        assertThat(asOf.model("acme.other-v1")).isEmpty();
        assertThat(after.model("acme.other-v1")).isPresent();
        assertThat(asOf.asOf(Instant.MAX).version()).isEqualTo(after.version());
    }

    @Test
    void anEditionIsFoundAgainByItsName() {
        String first = card("2026-01-01", "2026-02-01", "1.00");
        String sameDay = card("2026-01-01", "2026-02-01T09:00:00Z", "2.00");
        PriceBook before = load(first);
        PriceBook between = load(first + sameDay);
        PriceBook after = load(first + sameDay + card("2026-01-01", "2026-03-01", "3.00"));

        assertThat(after.edition(before.version()).map(book -> cost(book, MAY))).contains("1");
        assertThat(after.edition(between.version()).map(book -> cost(book, MAY)))
                .contains("2");
        assertThat(after.edition(after.version())).containsSame(after);
    }

    @Test
    void anEditionWhoseEntriesWereChangedInPlaceIsNotFound() {
        String before = load(card("2026-01-01", "2026-02-01", "1.00")).version();
        PriceBook changed = load(card("2026-01-01", "2026-02-01", "9.00") + card("2026-01-01", "2026-03-01", "3.00"));

        assertThat(changed.edition(before)).isEmpty();
        assertThat(changed.edition("no edition")).isEmpty();
        assertThat(PriceBook.knownUntil(before)).contains(Instant.parse("2026-02-01T23:59:59.999999999Z"));
        assertThat(PriceBook.knownUntil("no edition")).isEqualTo(Optional.empty());
        assertThat(PriceBook.knownUntil("")).isEmpty();
    }

    @Test
    void anEntryWithoutPricesTakesAPriceBack() {
        PriceBook book = load(card("2026-01-01", "2026-02-01", "1.00")
                + card("2026-01-01", "2026-03-01", "1.00").replace("{input: 1.00}", "{}"));

        Cost cost = book.price(acme(MAY));

        assertThat(cost.status()).isEqualTo(PricingStatus.UNPRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.MISSING_LEG);
    }

    @Test
    void aQuarantinedPriceIsNotUsedAndNothingIsPutInItsPlace() {
        String bad = card("2026-01-01", "2026-03-01", "100.00")
                .replace("source: page", "source: page\n        quarantined: tenfold");
        PriceBook book = load(card("2026-01-01", "2026-02-01", "1.00") + bad);

        Cost cost = book.price(acme(MAY));

        assertThat(cost.status()).isEqualTo(PricingStatus.UNPRICED);
        assertThat(cost.reason()).isEqualTo(PricingReason.QUARANTINED_PRICE);
        assertThat(cost.list()).isNull();
        assertThat(book.explain(acme(MAY))).isEmpty();
    }

    @Test
    void whatIsRecordedLaterNeverChangesAnEarlierAnswer() {
        Random random = new Random(5);
        StringBuilder entries = new StringBuilder(card("2026-01-01", "2026-01-02", "1.00"));
        for (int month = 2; month <= 12; month++) {
            PriceBook before = load(entries.toString());
            entries.append(card(
                    "2026-%02d-01".formatted(1 + random.nextInt(12)),
                    "2026-%02d-01".formatted(month),
                    random.nextInt(1, 900) + ".25"));
            PriceBook after = load(entries.toString());
            for (int probe = 0; probe < 50; probe++) {
                Instant at = Instant.parse("2026-01-01T00:00:00Z").plusSeconds(random.nextInt(365 * 86_400));
                PriceBook known = after.edition(before.version()).orElseThrow();
                assertThat(known.price(acme(at))).isEqualTo(before.price(acme(at)));
            }
        }
    }

    /** A call of a million input tokens. */
    private static PricedCall acme(Instant at) {
        return Calls.of("acme.model-v1").at(at).tokens(1_000_000, 0).call();
    }

    private static String cost(PriceBook book, Instant at) {
        return String.valueOf(book.price(acme(at)).list());
    }

    private static String card(String from, String recorded, String input) {
        return """
                - from: %s
                  recorded: %s
                  source: page
                  rates: [{routes: [in_region], usd: {input: %s}}]
                """.formatted(from, recorded, new BigDecimal(input)).indent(6);
    }

    private static String other(String recorded) {
        return """
              - id: acme.other-v1
                family: Acme
                developer: Acme
                tokens: disjoint
                cards:
            """ + card("2026-01-01", recorded, "5.00");
    }

    private PriceBook load(String cards) {
        try {
            Files.writeString(folder.resolve("book.yaml"), BOOK + cards);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PriceBook.load(folder);
    }
}
