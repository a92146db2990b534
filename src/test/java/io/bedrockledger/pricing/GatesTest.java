package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class GatesTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);
    private static final String GEO =
            "in-region and geographic prices must be 1 or 1.1 times the global one, the same" + " for all of a model";
    private static final String LEAP = "a price must not move by more than half unless somebody answers for it";

    @TempDir
    private Path folder;

    @Test
    void nothingIsToCorrectInTheShippedBook() {
        PriceBookCheck shipped = PriceBookCheck.of(Path.of("jobs/prices"), TODAY);

        assertThat(shipped.isRefused()).as(shipped.findings().toString()).isFalse();
        assertThat(shipped.book().rateCards())
                .filteredOn(card -> card.quarantined() != null)
                .isNotEmpty()
                .allSatisfy(card -> assertThat(card.quarantined()).isNotBlank());
    }

    @Test
    void aCacheReadThatCostsMoreThanInputIsRefusedAndNotUsed() {
        PriceBookCheck check = check(card("2026-01-01", rate("in_region", "{input: 0.525, cache_read: 1.4875}")));

        assertThat(refused(check))
                .containsExactly(
                        "[book.yaml:14] a token read from the cache must not cost more than an input token; found"
                                + " 1.4875 against 0.525 (acme.model-v1/in_region/*/standard/2026-01-01/2026-11-20); read its"
                                + " source again");
        Cost cost = check.book().price(Calls.of("acme.model-v1").tokens(10, 0).call());
        assertThat(cost.reason()).isEqualTo(PricingReason.QUARANTINED_PRICE);
    }

    @Test
    void theBandAboveASizeIsAskedToo() {
        String over = "{input: 1, cache_read: 0.1}, over: {tokens: 1000, usd: {input: 2, cache_read: 2.1}}";

        assertThat(refused(check(card("2026-01-01", rate("in_region", over)))))
                .singleElement()
                .asString()
                .contains("2.1 against 2");
    }

    @Test
    void aModelHasOneFactorBetweenNearAndGlobal() {
        String global = rate("global", "{input: 1.00, output: 5.00}");

        assertThat(refused(check(card("2026-01-01", global + rate("geo", "{input: 1.10, output: 5.50}")))))
                .isEmpty();
        assertThat(refused(check(card("2026-01-01", global + rate("geo", "{input: 1.00, output: 5.00}")))))
                .isEmpty();
        assertThat(refused(check(card("2026-01-01", global + rate("geo", "{input: 1.10, output: 5.00}")))))
                .singleElement()
                .asString()
                .contains(GEO, "output 5 against 5 globally");
        assertThat(refused(check(card("2026-01-01", global + rate("in_region", "{input: 1.20, output: 6.00}")))))
                .hasSize(2)
                .allSatisfy(finding -> assertThat(finding).contains(GEO));
    }

    @Test
    void aRegionIsComparedWithItsOwnGlobalPriceWhereItHasOne() {
        String global = rate("global", "{input: 1.00}");
        String own = "{routes: [global], regions: [eu-west-1], usd: {input: 2.00}}";
        String near = "{routes: [geo], regions: [eu-west-1], usd: {input: 2.20}}";

        assertThat(refused(check(card("2026-01-01", global + item(own) + item(near)))))
                .isEmpty();
        assertThat(refused(check(card("2026-01-01", global + item(near))))).hasSize(1);
    }

    @Test
    void aBatchPriceIsHalf() {
        String usual = rate("in_region", "{input: 0.33, output: 2.75}");

        assertThat(refused(check(card("2026-01-01", usual + item(batch("{input: 0.165, output: 1.375}"))))))
                .isEmpty();
        assertThat(refused(check(card("2026-01-01", usual + item(batch("{input: 0.165, output: 2.75}"))))))
                .singleElement()
                .asString()
                .contains("a batch price must be half of the ordinary one; found output 2.75 against 2.75");
    }

    @Test
    void noLoggedCallIsPricedByABatchCard() {
        PriceBook book = check(card("2026-01-01", rate("in_region", "{input: 1.00}") + item(batch("{input: 0.50}"))))
                .book();

        assertThat(book.price(Calls.of("acme.model-v1").tokens(1_000_000, 0).call())
                        .list())
                .hasToString("1");
        assertThat(book.rateCards())
                .extracting(RateCard::rateId)
                .contains("acme.model-v1/in_region/*/standard+batch/2026-01-01/2026-11-20");
    }

    @Test
    void aLeapNeedsSomebodyWhoAnswersForIt() {
        String before = card("2026-01-01", rate("in_region", "{input: 1.00}"));
        String leap = card("2026-06-01", rate("in_region", "{input: 0.49}")).replace("2026-11-20", "2026-11-21");

        assertThat(refused(check(before + leap))).singleElement().asString().contains(LEAP, "input 0.49 after 1 (");
        assertThat(refused(check(before + leap.replace("source: page", "source: page\n        approved: AWS"))))
                .isEmpty();
        assertThat(refused(check(before + leap.replace("0.49", "0.50")))).isEmpty();
    }

    @Test
    void aRegionsFirstOwnPriceIsComparedWithThatOfEveryRegion() {
        String before = card("2026-01-01", rate("in_region", "{input: 3.00}"));
        String own = card("2026-06-01", item("{routes: [in_region], regions: [eu-west-1], usd: {input: 6.00}}"));

        assertThat(refused(check(before + own))).singleElement().asString().contains(LEAP, "input 6 after 3");
        assertThat(refused(check(before + own.replace("2026-06-01", "2026-01-01"))))
                .as("two regions differ from the beginning")
                .isEmpty();
    }

    @Test
    void aWrongCorrectionDoesNotBringTheOldPriceBack() {
        String before = card("2026-01-01", rate("in_region", "{input: 1.00}"));
        String tenfold = card("2026-01-01", rate("in_region", "{input: 10.00}")).replace("2026-11-20", "2026-11-21");
        PriceBook book = check(before + tenfold).book();

        assertThat(book.price(Calls.of("acme.model-v1").tokens(1, 0).call()).reason())
                .isEqualTo(PricingReason.QUARANTINED_PRICE);
        assertThat(book.asOf(Instant.parse("2026-11-20T00:00:00Z"))
                        .price(Calls.of("acme.model-v1").tokens(1_000_000, 0).call())
                        .list())
                .hasToString("1");
    }

    @Test
    void aGapIsSaidAndNothingIsRefused() {
        String ended = card("2026-01-01", rate("in_region", "{input: 1.00}"))
                .replace("source: page", "until: 2026-03-01\n        source: page");
        PriceBookCheck check = check(ended + card("2026-04-01", rate("in_region", "{input: 1.00}")));

        assertThat(check.isRefused()).isTrue();
        assertThat(check.findings())
                .filteredOn(finding -> finding.severity() == GateFinding.Severity.WRONG)
                .singleElement()
                .hasToString("[book.yaml:15] prices must follow each other without a gap; found no price from"
                        + " 2026-03-01T00:00:00Z (acme.model-v1/in_region/*/standard/2026-01-01/2026-11-20); let the"
                        + " next entry begin there");
        assertThat(check.book().rateCards()).allMatch(card -> card.quarantined() == null);
        assertThat(check(ended).findings()).as("a price that ended for good").isEmpty();
    }

    @Test
    void aSourceGrowsOldAfterSixtyDays() {
        String book = card("2026-01-01", rate("in_region", "{input: 1.00}"));

        assertThat(check(book, LocalDate.of(2026, 11, 15).plusDays(60)).findings())
                .isEmpty();
        PriceBookCheck old = check(book, LocalDate.of(2026, 11, 15).plusDays(61));
        assertThat(old.isRefused()).isFalse();
        assertThat(old.findings())
                .singleElement()
                .hasToString("[A page, read 2026-11-15] a source should have been read within 60 days; found 61 days,"
                        + " for 1 rate cards that hold; read it again and set 'checked', or import the price list");
    }

    @Test
    void whatAPersonPutIntoQuarantineIsNotAsked() {
        String bad = card("2026-01-01", item("{routes: [geo], usd: {input: 1, cache_read: 2}, quarantined: misprint}"));
        PriceBookCheck check = check(bad);

        assertThat(check.findings()).isEmpty();
        assertThat(check.book().rateCards())
                .singleElement()
                .satisfies(card -> assertThat(card.quarantined()).isEqualTo("misprint"));
    }

    private static List<String> refused(PriceBookCheck check) {
        return check.findings().stream()
                .filter(finding -> finding.severity() == GateFinding.Severity.REFUSED)
                .map(GateFinding::toString)
                .toList();
    }

    private static String card(String from, String rates) {
        return """
                - from: %s
                  recorded: 2026-11-20
                  source: page
                  rates:
                """.formatted(from).indent(6) + rates;
    }

    private static String rate(String route, String usd) {
        return item("{routes: [" + route + "], usd: " + usd + "}");
    }

    private static String batch(String usd) {
        return "{routes: [in_region], batch: true, usd: " + usd + "}";
    }

    private static String item(String rate) {
        return "          - " + rate + "\n";
    }

    private PriceBookCheck check(String cards) {
        return check(cards, TODAY);
    }

    private PriceBookCheck check(String cards, LocalDate today) {
        try {
            Files.writeString(folder.resolve("book.yaml"), """
                    sources:
                      page: {title: A page, checked: 2026-11-15}
                    models:
                      - id: acme.model-v1
                        family: Acme
                        developer: Acme
                        tokens: disjoint
                        cache_write_ttls: [5m]
                        cards:
                    """ + cards);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return PriceBookCheck.of(folder, today);
    }
}
