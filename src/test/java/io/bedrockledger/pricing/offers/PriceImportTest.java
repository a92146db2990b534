package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.pricing.Route;
import io.bedrockledger.pricing.offers.PriceProposal.Kind;
import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.stream.Stream;
import java.util.zip.GZIPOutputStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class PriceImportTest {

    private static final LocalDate TODAY = LocalDate.of(2026, 11, 25);

    private static final String BOOK = """
            sources:
              page: {title: "page", checked: 2026-10-01}
            models:
              - id: "acme.chat-v1:0"
                family: Chat
                developer: Acme
                tokens: disjoint
                cache_write_ttls: [5m, 1h]
                usage_names: [AcmeChat]
                list_names: [Acme Chat]
                cards:
                  - from: 2026-01-01
                    recorded: 2026-11-01
                    source: page
                    rates:
                      - routes: [in_region, geo]
                        usd: {input: 3, cache_read: 0.3, cache_write: 3.75, cache_write_1h: 6, output: 15}
                        over: {tokens: 200000, usd: {input: 6, output: 22.5}}
                      - routes: [in_region]
                        regions: [eu-west-2]
                        usd: {input: 4, output: 20}
            """;

    @TempDir
    private Path folder;

    private PriceBook book = PriceBook.load(Path.of("jobs/prices"));

    @BeforeEach
    void writeTheBook() throws IOException {
        Path prices = Files.createDirectory(folder.resolve("prices"));
        Files.writeString(prices.resolve("acme.yaml"), BOOK);
        Files.writeString(prices.resolve("regions.yaml"), """
                regions:
                  - {prefix: USE1, region: us-east-1, evidence: sku}
                  - {prefix: EU, region: eu-west-1, evidence: secondary}
                  - {prefix: EUW2, region: eu-west-3, evidence: sku}
                """);
        book = PriceBook.load(prices);
    }

    @Test
    void aPriceThatTheBookHasAgrees() {
        PriceProposal proposal = propose(new OfferText()
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1K tokens", "0.0030000000")
                .sku("EU-AcmeChat-output-tokens-long-context", "eu-west-1", "x", "1K tokens", "0.0225")
                .sku(
                        "USE1-MP:USE1_CacheWrite1hInputTokenCount-Units",
                        "us-east-1",
                        "Acme Chat (Amazon Bedrock Edition)",
                        "Units",
                        "AWS Marketplace software usage|us-east-1|Million Cache Write Tokens",
                        "6"));

        assertThat(proposal.agreeing()).isEqualTo(3);
        assertThat(proposal.skus()).isEqualTo(3);
        assertThat(proposal.differences()).isEmpty();
        assertThat(proposal.entries()).isEmpty();
    }

    @Test
    void aPriceThatBeganAfterTheBooksWasReadIsAChange() {
        PriceProposal proposal = propose(new OfferText()
                .since("2026-10-02")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "2.5"));

        assertThat(proposal.count(Kind.CHANGED)).isEqualTo(1);
        assertThat(proposal.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key())
                    .isEqualTo(
                            new RateKey("acme.chat-v1:0", Route.IN_REGION, "us-east-1", "standard", "standard", false));
            assertThat(entry.from()).hasToString("2026-10-02T00:00:00Z");
            assertThat(entry.usd().get(Leg.INPUT)).isEqualByComparingTo("2.5");
            assertThat(entry.usd().get(Leg.OUTPUT)).isEqualByComparingTo("15");
        });
    }

    @Test
    void aPriceThatHeldWhenTheBooksWasReadIsAConflictAndNotProposed() {
        PriceProposal proposal = propose(new OfferText()
                .since("2026-10-01")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "2.5"));

        assertThat(proposal.count(Kind.CONFLICT)).isEqualTo(1);
        assertThat(proposal.entries()).isEmpty();
        assertThat(written(proposal))
                .contains("# conflict, not proposed: acme.chat-v1:0/in_region/us-east-1/standard input: book 3 (page),"
                        + " list 2.5 since 2026-10-01");
    }

    @Test
    void whatIsProposedIsAFileOfTheBook() throws IOException {
        PriceProposal proposal = propose(new OfferText()
                .since("2026-10-05")
                .sku("EU-AcmeChat-input-tokens-cross-region-global", "eu-west-1", "x", "1K tokens", "0.0027")
                .sku("USE1-AcmeChat-input-tokens-cross-region-global", "us-east-1", "x", "1K tokens", "0.0027")
                .sku("USE1-AcmeChat-output-tokens-priority", "us-east-1", "x", "1K tokens", "0.02")
                .sku(
                        "USE1-AcmeChat-cache-read-input-token-count-long-context",
                        "us-east-1",
                        "x",
                        "1K tokens",
                        "0.0006"));
        Path proposed = Files.createDirectory(folder.resolve("proposed"));
        imported().write(proposal, proposed.resolve("proposal.yaml"));

        assertThat(proposal.count(Kind.ADDED)).isEqualTo(4);
        List<RateCard> cards = PriceBook.load(proposed).rateCards();
        assertThat(cards)
                .extracting(card -> card.route() + " " + card.region() + " " + card.tier() + " " + card.from() + " "
                        + card.rates().usd().keySet())
                .containsExactlyInAnyOrder(
                        "GLOBAL eu-west-1 standard 2026-10-05T00:00:00Z [INPUT]",
                        "GLOBAL us-east-1 standard 2026-10-05T00:00:00Z [INPUT]",
                        "IN_REGION us-east-1 priority 2026-10-05T00:00:00Z [OUTPUT]",
                        "IN_REGION us-east-1 standard 2026-10-05T00:00:00Z"
                                + " [INPUT, CACHE_READ, CACHE_WRITE, CACHE_WRITE_1H, OUTPUT]");
        assertThat(cards)
                .allSatisfy(card -> assertThat(card.recorded().toString()).startsWith("2026-11-25"));
        assertThat(cards)
                .filteredOn(card -> card.longContext() != null)
                .singleElement()
                .satisfies(card -> assertThat(card.longContext()).satisfies(band -> {
                    assertThat(band.overTokens()).isEqualTo(200_000);
                    assertThat(band.rates().usd()).containsOnlyKeys(Leg.INPUT, Leg.CACHE_READ, Leg.OUTPUT);
                }));
    }

    @Test
    void aRegionsCardThatTheListDoesNotHaveIsGone() {
        PriceProposal proposal =
                propose(new OfferText().sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "3"));

        assertThat(proposal.gone())
                .singleElement()
                .asString()
                .startsWith("acme.chat-v1:0/in_region/eu-west-2/standard/");
    }

    @Test
    void aBatchPriceIsComparedWithTheBatchCardAlone() {
        PriceProposal proposal =
                propose(new OfferText().sku("USE1-AcmeChat-input-tokens-batch", "us-east-1", "x", "1M tokens", "1.25"));

        assertThat(proposal.notCompared()).isEmpty();
        assertThat(proposal.gone()).isEmpty();
        assertThat(proposal.entries()).singleElement().satisfies(entry -> {
            assertThat(entry.key()).hasToString("acme.chat-v1:0/in_region/us-east-1/standard+batch");
            assertThat(entry.usd()).containsOnlyKeys(Leg.INPUT);
        });
    }

    @ParameterizedTest
    @CsvSource({
        "USE1-AcmeChat-output-image-token-count-flex-cross-region-global, global, flex, IMAGE_OUTPUT",
        "USE1-AcmeChat-speech-input-tokens, in_region, standard, SPEECH_INPUT",
        "USE1-AcmeChat-speech-output-tokens, in_region, standard, SPEECH_OUTPUT"
    })
    void aModalityThatIsBilledApartIsALegOfItsOwn(String usageType, String route, String tier, Leg leg) {
        PriceProposal proposal = propose(new OfferText().sku(usageType, "us-east-1", "x", "1K tokens", "0.01"));

        assertThat(proposal.differences()).singleElement().satisfies(difference -> {
            assertThat(difference.leg()).isEqualTo(leg);
            assertThat(difference.key()).hasToString("acme.chat-v1:0/" + route + "/us-east-1/" + tier);
            assertThat(difference.list()).isEqualByComparingTo("10");
        });
    }

    @Test
    void everySkuThatIsNotComparedHasItsReason() {
        PriceProposal proposal = propose(new OfferText()
                .sku(
                        "USE1-AcmeChat-reserved-1-month-input-tokens-per-minute-cross-region-geo",
                        "us-east-1",
                        "x",
                        "1K TPM Hour",
                        "0.1")
                .sku("USE1-AcmeChat-ProvisionedThroughput-6months-ModelUnits", "us-east-1", "x", "hour", "13")
                .sku("USE1-AcmeChat-input-tokens-custom-model", "us-east-1", "x", "1K tokens", "0.1")
                .sku("USE1-AcmeChat-input-video-token-count", "us-east-1", "x", "1K tokens", "0.1")
                .sku("USE1-AcmeCanvas-T2I-1024-Premium", "us-east-1", "x", "image", "0.08")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1K tokens", "none")
                .sku("USE1-AcmeChat-turbo", "us-east-1", "x", "1K tokens", "0.1")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "parsec", "0.1")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1K tokens", "price per 1 million tokens", "0.1")
                .sku("USE1-Unheard-input-tokens", "us-east-1", "Unheard", "1K tokens", "0.1")
                .sku(
                        "USE1-AcmeChat-input-tokens-long-context-cross-region-global",
                        "us-east-1",
                        "x",
                        "1K tokens",
                        "0.1")
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1K tokens", "0.0000000001"));

        assertThat(proposal.notCompared())
                .isEqualTo(new TreeMap<>(Map.ofEntries(
                        Map.entry(NotCompared.RESERVED, 1L),
                        Map.entry(NotCompared.PROVISIONED, 1L),
                        Map.entry(NotCompared.CUSTOM_MODEL, 1L),
                        Map.entry(NotCompared.OTHER_MODALITY, 1L),
                        Map.entry(NotCompared.OTHER_SERVICE, 1L),
                        Map.entry(NotCompared.NO_PRICE, 1L),
                        Map.entry(NotCompared.UNKNOWN_USAGE_TYPE, 1L),
                        Map.entry(NotCompared.UNKNOWN_UNIT, 2L),
                        Map.entry(NotCompared.UNKNOWN_MODEL, 1L),
                        Map.entry(NotCompared.UNKNOWN_CONTEXT_LIMIT, 1L),
                        Map.entry(NotCompared.TOO_MANY_DECIMALS, 1L))));
        assertThat(proposal.examples().get(NotCompared.UNKNOWN_MODEL)).containsExactly("Unheard (Unheard)");
        assertThat(proposal.skus()).isEqualTo(12);
    }

    @Test
    void aListTeachesTheRegionsBehindThePrefixes() {
        PriceProposal proposal = propose(new OfferText()
                .sku("EU-AcmeChat-input-tokens", "eu-west-1", "x", "1M tokens", "3")
                .sku("EUW2-AcmeChat-input-tokens", "eu-west-2", "x", "1M tokens", "4")
                .sku("USW2-AcmeChat-input-tokens", "us-west-2", "x", "1M tokens", "3"));

        assertThat(proposal.regionNews())
                .containsExactly(
                        "EU is proven by the list: eu-west-1; set its evidence to sku",
                        "EUW2 contradicts regions.yaml: it says eu-west-3, the list shows eu-west-2",
                        "USW2 is not in regions.yaml; the list shows us-west-2");
    }

    @Test
    void gzipAndAnswersOfGetProductsAreReadAlike() throws IOException {
        Path plain = new OfferText()
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "3")
                .write(folder.resolve("plain.json"));
        Path zipped = folder.resolve("zipped");
        try (OutputStream out = new GZIPOutputStream(Files.newOutputStream(zipped))) {
            Files.copy(plain, out);
        }
        String product = """
                {"product": {"sku": "S", "attributes": {"usagetype": "USE1-AcmeChat-input-tokens", "regionCode": "us-east-1"}},\
                 "serviceCode": "AmazonBedrock", "terms": {"OnDemand": {"S.T": {"effectiveDate": "2026-01-01T00:00:00Z",\
                 "priceDimensions": {"S.T.X": {"unit": "1M tokens", "pricePerUnit": {"USD": "3"}}}}}}}""";
        Path lines =
                Files.writeString(folder.resolve("lines.jsonl"), product + "\n" + product.replace("\"S", "\"R") + "\n");
        Path answer = Files.writeString(
                folder.resolve("answer.json"), "{\"PriceList\": [\"" + product.replace("\"", "\\\"") + "\"]}");

        assertThat(Stream.of(plain, zipped, lines, answer)
                        .map(file -> propose(file).agreeing()))
                .containsExactly(1L, 1L, 2L, 1L);
    }

    static List<Arguments> wrongFiles() {
        return List.of(
                Arguments.of("", ":1:1] a price list must have products; found none"),
                Arguments.of("[]", ":1:2] an offer file, or an answer of GetProducts, must be an object"),
                Arguments.of("{\"products\": 7}", "] 'products' must be an object; found VALUE_NUMBER_INT"),
                Arguments.of("{\"terms\": {}}", "] 'terms' must come behind the products; found terms first"),
                Arguments.of("{\"products\": {},\n\"terms\": {\"OnDemand\": {", ":2:"),
                Arguments.of("<html>", "] a price list must be JSON; found something else"));
    }

    @ParameterizedTest
    @MethodSource("wrongFiles")
    void aBadFileNamesItsPlaceAndTheRule(String text, String message) throws IOException {
        Path file = Files.writeString(folder.resolve("bad.json"), text);

        assertThatThrownBy(() -> propose(file))
                .isInstanceOf(OfferException.class)
                .hasMessageStartingWith("[" + file)
                .hasMessageContaining(message)
                .hasMessageEndingWith("give an offer file of the AWS Price List, or fetch it again");
    }

    @Test
    void aTornArchiveAndAMissingFileSaySo() throws IOException {
        Path torn = folder.resolve("torn.gz");
        Files.write(torn, new byte[] {0x1f, (byte) 0x8b, 8, 0, 0, 0, 0, 0, 0, 0, 1});

        assertThatThrownBy(() -> propose(torn))
                .hasMessage(
                        "[" + torn + "] a price list must be readable to its end; found EOFException; fetch it again");
        Path missing = folder.resolve("missing.json");
        assertThatThrownBy(() -> propose(missing))
                .hasMessage("[" + missing
                        + "] a price list must be readable; found NoSuchFileException; check the path or address");
    }

    @Test
    void aCutFileIsNeverTakenForAWholeOne() throws IOException {
        Path whole = new OfferText()
                .sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "3")
                .write(folder.resolve("whole.json"));
        String text = Files.readString(whole).strip();
        Random random = new Random(5);
        for (int i = 0; i < 200; i++) {
            Path cut = Files.writeString(folder.resolve("cut.json"), text.substring(0, random.nextInt(text.length())));
            assertThatThrownBy(() -> propose(cut))
                    .isInstanceOf(OfferException.class)
                    .hasMessageStartingWith("[");
        }
    }

    @Test
    void aProposalReplacesNoFile() throws IOException {
        PriceProposal proposal = propose(new OfferText());
        Path file = Files.writeString(folder.resolve("mine.yaml"), "mine");

        assertThatThrownBy(() -> imported().write(proposal, file))
                .hasMessage("[" + file
                        + "] a proposal must not replace a file; found one of that name; give --out, or move it");
        assertThat(file).hasContent("mine");
    }

    @Test
    void aLongListTellsHowFarItIs() {
        OfferText offer = new OfferText();
        for (int i = 0; i < 2_500; i++) {
            offer.sku("USE1-AcmeChat-input-tokens", "us-east-1", "x", "1M tokens", "3");
        }
        List<Long> told = new ArrayList<>();
        PriceProposal proposal = imported()
                .propose(offer.write(folder.resolve("long.json")).toString(), (skus, bytes) -> told.add(skus));

        assertThat(told).containsExactly(1_000L, 2_000L);
        assertThat(proposal.agreeing()).isEqualTo(2_500);
    }

    private PriceImport imported() {
        return new PriceImport(book, RegionPrefixes.load(folder.resolve("prices")), TODAY);
    }

    private PriceProposal propose(OfferText offer) {
        return propose(offer.write(folder.resolve("offer.json")));
    }

    private PriceProposal propose(Path file) {
        return imported().propose(file.toString(), (skus, bytes) -> {});
    }

    private String written(PriceProposal proposal) {
        Path file = folder.resolve("written.yaml");
        imported().write(proposal, file);
        try {
            return Files.readString(file);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
