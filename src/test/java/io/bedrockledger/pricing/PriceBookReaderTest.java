package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class PriceBookReaderTest {

    private static final String BOOK = """
            sources:
              page: {title: "A page", checked: 2026-07-24}
            models:
              - id: acme.model-v1
                family: Model
                developer: Acme
                tokens: disjoint
                cache_write_ttls: [5m, 1h]
                aliases: [acme.model]
                cards:
                  - from: 2026-01-01
                    until: 2026-02-01T12:00:00Z
                    recorded: 2026-03-01
                    source: page
                    note: "a price of the winter"
                    rates:
                      - routes: [in_region, geo]
                        regions: [eu-west-1, us-east-1]
                        usd: {input: 3.30, output: "16.5"}
                        over:
                          tokens: 200000
                          usd: {input: 6.60}
                      - routes: [global]
                        tier: flex
                        latency: optimized
                        usd: {input: 1}
            """;

    @TempDir
    private Path folder;

    @Test
    void readsACardForEachRouteAndRegion() {
        PriceBook book = load(BOOK);

        assertThat(book.rateCards())
                .extracting(RateCard::rateId)
                .containsExactly(
                        "acme.model-v1/in_region/eu-west-1/standard/2026-01-01/2026-03-01",
                        "acme.model-v1/in_region/us-east-1/standard/2026-01-01/2026-03-01",
                        "acme.model-v1/geo/eu-west-1/standard/2026-01-01/2026-03-01",
                        "acme.model-v1/geo/us-east-1/standard/2026-01-01/2026-03-01",
                        "acme.model-v1/global/*/flex+optimized/2026-01-01/2026-03-01");
        RateCard first = book.rateCards().get(0);
        assertThat(first.rates().usd(Leg.OUTPUT)).contains(new BigDecimal("16.500000"));
        assertThat(first.rates().usd(Leg.CACHE_READ)).isEmpty();
        assertThat(first.until()).isEqualTo(Instant.parse("2026-02-01T12:00:00Z"));
        assertThat(first.source()).isEqualTo("A page");
    }

    @Test
    void aCardThatBeginsInTheMiddleOfADaySaysSo() {
        assertThat(load(BOOK.replace("from: 2026-01-01", "from: 2026-01-01T06:00:00Z"))
                        .rateCards()
                        .get(0)
                        .rateId())
                .isEqualTo("acme.model-v1/in_region/eu-west-1/standard/2026-01-01T06:00:00Z/2026-03-01");
    }

    @Test
    void theEditionFollowsTheContentAndNotTheFiles() {
        String edition = load(BOOK).version();

        assertThat(edition).matches("2026-03-01-[0-9a-f]{8}");
        assertThat(load("# a comment\n" + BOOK).version()).isEqualTo(edition);
        assertThat(load(BOOK.replace("input: 3.30", "input: 3.3")).version()).isEqualTo(edition);
        assertThat(load(BOOK.replace("input: 3.30", "input: 3.31")).version()).isNotEqualTo(edition);
        assertThat(load(BOOK.replace("input: 6.60", "input: 6.61")).version()).isNotEqualTo(edition);
        assertThat(load(BOOK.replace("tokens: disjoint", "tokens: gross")).version())
                .isNotEqualTo(edition);
        assertThat(load(BOOK.replace("A page", "Another page")).version()).isNotEqualTo(edition);
    }

    @ParameterizedTest(name = "{0} -> {1}")
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            family: Model        | famly: Model        | [book.yaml:5] a key must be one of [aliases, cache_write_ttls, cards, developer, family, id, list_names, tokens, usage_names]; found 'famly'; correct its spelling
            family: Model        | developer: Acme     | [book.yaml:6] a key must stand once in a map; found 'developer' again; delete one
            family: Model        | aliases: [b.c]      | [book.yaml:9] a key must stand once in a map; found 'aliases' again; delete one
            developer: Acme      | developer:          | [book.yaml:6] a text must stand here; found nothing; correct it
            tokens: disjoint     | tokens: net         | [book.yaml:7] 'tokens' must be disjoint or gross; found 'net'; correct it
            id: acme.model-v1    | id: Acme.model-v1   | [book.yaml:4] a model id must be in lower case; found 'Acme.model-v1'; correct it
            source: page         | source: list        | [book.yaml:14] 'source' must be a name of this file's 'sources'; found 'list'; correct it
            recorded: 2026-03-01 | recorded: soon      | [book.yaml:13] 'recorded' must be a date or a UTC instant such as 2026-07-30T00:00:00Z; found 'soon'; correct it
            from: 2026-01-01     | from: 2026-13-01    | [book.yaml:11] 'from' must be a date or a UTC instant such as 2026-07-30T00:00:00Z; found '2026-13-01'; correct it
            from: 2026-01-01     | from: 2026-02-02    | [book.yaml:12] 'until' must be after 'from'; found '2026-02-01T12:00:00Z'; correct it
            input: 3.30          | input: 3.3000001    | [book.yaml:19] a price must be a decimal number >= 0 with at most six decimals; found '3.3000001'; correct it
            input: 3.30          | input: -3           | [book.yaml:19] a price must be a decimal number >= 0 with at most six decimals; found '-3'; correct it
            input: 3.30          | input: cheap        | [book.yaml:19] a price must be a decimal number >= 0 with at most six decimals; found 'cheap'; correct it
            input: 3.30          | tokens: 3.30        | [book.yaml:19] a leg must be one of [input, cache_read, cache_write, cache_write_1h, output, speech_input, speech_output, image_output, image, second, search_unit, grounding, guardrail_unit, guardrail_topic_unit, guardrail_pii_unit, guardrail_grounding_unit, guardrail_reasoning_unit, cmu_minute, request]; found 'tokens'; correct it
            tokens: 200000       | tokens: many        | [book.yaml:21] 'tokens' must be a whole number; found 'many'; correct it
            routes: [global]     | routes: [world]     | [book.yaml:23] a route must be one of [in_region, geo, global]; found 'world'; correct it
            routes: [global]     | routes: []          | [book.yaml:23] a list must stand here, of one item at least; found a list; correct it
            routes: [global]     | routes: global      | [book.yaml:23] a list must stand here, of one item at least; found 'global'; correct it
            title: "A page",     | titel: "A page",    | [book.yaml:2] a key must be one of [checked, title]; found 'titel'; correct its spelling
            """)
    void aWrongEntryNamesItsLineAndTheRule(String right, String wrong, String message) {
        assertThat(BOOK).contains(right);

        assertThatThrownBy(() -> load(BOOK.replace(right, wrong)))
                .isInstanceOf(PriceBookException.class)
                .hasMessage(message);
    }

    @Test
    void anEntryThatLacksAKeyNamesIt() {
        assertThatThrownBy(() -> load(BOOK.replace("        recorded: 2026-03-01\n", "")))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[book.yaml:11] 'recorded' must be given; found no such key; add it");
    }

    @Test
    void twoCardsForOneCallAreRefused() {
        String again = """
                - from: 2026-02-01
                  recorded: 2026-03-01
                  source: page
                  rates:
                    - routes: [geo]
                      regions: [us-east-1]
                      usd: {input: 4}
                """.indent(6);

        assertThatThrownBy(() -> load(BOOK + again))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[book.yaml:31] two rate cards of one model, route, region, tier and latency mode that were"
                        + " recorded together must not hold at once; found"
                        + " acme.model-v1/geo/us-east-1/standard/2026-02-01/2026-03-01 and, at book.yaml:17,"
                        + " acme.model-v1/geo/us-east-1/standard/2026-01-01/2026-03-01; end the earlier one with"
                        + " 'until', or let a correction have its own 'recorded'");
        assertThat(load(BOOK + again.replace("2026-02-01", "2026-02-01T12:00:00Z"))
                        .rateCards())
                .hasSize(6);
    }

    @Test
    void oneIdStandsForOneModel() throws IOException {
        Files.writeString(folder.resolve("a.yaml"), BOOK.replace("[acme.model]", "[acme.other]"));
        Files.writeString(folder.resolve("b.yaml"), BOOK.replace("acme.model-v1", "acme.other"));

        assertThatThrownBy(() -> PriceBook.load(folder))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[b.yaml:4] an id or alias must stand for one model; found 'acme.other', also at a.yaml:4;"
                        + " delete one");
    }

    @Test
    void brokenYamlIsOneLine() {
        assertThatThrownBy(() -> load("sources:\n  page: {title: a"))
                .isInstanceOf(PriceBookException.class)
                .hasMessage(
                        "[book.yaml:2] a file must be YAML; found 'expected ',' or '}', but got <stream end>'; correct it");
    }

    @Test
    void aFolderWithoutPricesSaysWhatToDo() {
        Path nowhere = folder.resolve("nowhere");

        assertThatThrownBy(() -> PriceBook.load(nowhere))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[" + nowhere + "] a price book must have a *.yaml file; found none; give the folder that"
                        + " holds jobs/prices with --jobs");
        assertThatThrownBy(() -> load(""))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[book.yaml] a file must hold a map; found nothing; fill it or delete it");
        assertThatThrownBy(() -> load("- a"))
                .isInstanceOf(PriceBookException.class)
                .hasMessage("[book.yaml:1] a map must stand here; found a list; correct it");
    }

    private PriceBook load(String yaml) {
        try {
            Files.writeString(folder.resolve("book.yaml"), yaml);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
        return PriceBook.load(folder);
    }
}
