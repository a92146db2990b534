package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** What {@code ./ledger reprice} says, in every form, what it refuses, and how it ends. */
class RepriceCommandIT {

    private static final String BOOK = """
            sources:
              test: {title: "A test", checked: 2026-11-24}
            models:
              - id: "amazon.nova-lite-v1:0"
                family: Nova Lite
                developer: Amazon
                tokens: disjoint
                cards:
            """ + card("2024-12-03", "2026-11-01", "{input: 0.06, output: 0.24}", "");
    private static final String CHEAPER = card("2026-11-10", "2026-11-20", "{input: 0.05, output: 0.24}", "");
    private static final String QUARANTINED =
            card("2026-11-10", "2026-11-20", "{input: 0.05, output: 0.24}", "quarantined: looks wrong");
    private static final String WITHOUT_OUTPUT = card("2026-11-10", "2026-11-20", "{input: 0.06}", "");
    private static final String NOVA_MICRO = """
              - id: "amazon.nova-micro-v1:0"
                family: Nova Micro
                developer: Amazon
                tokens: disjoint
                cards:
            """ + card("2024-12-03", "2026-11-20", "{input: 0.035, output: 0.14}", "");

    private static final String CALLS = "select request_id, rate_id, pricing_status, pricing_reason, list_cost_usd,"
            + " price_book_version, run_id from invocations order by 1";

    private static String first = "";

    @TempDir
    static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void night() throws IOException {
        LogFolder logs = new LogFolder(whole.resolve("logs"));
        logs.put("2026-11-09", "a", LogCall.of("a1", "2026-11-09T12:00:00Z"));
        logs.put(
                "2026-11-10",
                "b",
                LogCall.of("b1", "2026-11-10T12:00:00Z"),
                LogCall.of("b2", "2026-11-10T13:00:00Z").with(5L, 7L, null),
                LogCall.of("b3", "2026-11-10T14:00:00Z").to("amazon.nova-micro-v1:0"));
        book(whole, BOOK);
        Terminal night = type(whole, "nightly", "--from", "2026-11-09", "--to", "2026-11-10");
        assertThat(night.exit()).as(night.err()).isZero();
        first = csv(whole, "select distinct price_book_version from log_days").get(1);
    }

    @BeforeEach
    void copy() throws IOException {
        LogFolder.copy(whole, folder);
    }

    @Test
    void aLookShowsEveryEntryAndStatusBeforeAndAfter() throws IOException {
        book(folder, BOOK + CHEAPER + NOVA_MICRO);
        List<String> before = csv(CALLS);

        Terminal look = reprice();

        assertThat(look.exit()).as(look.err()).isZero();
        assertThat(masked(look.out())).isEqualTo("""
                2 log days priced by edition BEFORE
                3 of 4 calls on 1 date would change by edition AFTER

                  Price entry before                                                 after                                                               Calls       USD before            after        difference
                  UNPRICED UNKNOWN_MODEL                                             amazon.nova-micro-v1:0/in_region/*/standard/2024-12-03/2026-11-20       1   0.000000000000   0.000049000000    0.000049000000
                  amazon.nova-lite-v1:0/in_region/*/standard/2024-12-03/2026-11-01   amazon.nova-lite-v1:0/in_region/*/standard/2026-11-10/2026-11-20        2   0.000085980000   0.000075930000   -0.000010050000
                  total                                                                                                                                      3   0.000085980000   0.000124930000    0.000038950000

                Nothing is written; --apply does it
                """);
        assertThat(csv(CALLS)).isEqualTo(before);
    }

    @Test
    void aLookAsCsvHasAHeaderAndARowAnEntry() throws IOException {
        book(folder, BOOK + CHEAPER + NOVA_MICRO);

        Terminal look = reprice("--format", "csv");

        assertThat(look.exit()).as(look.err()).isZero();
        assertThat(look.out()).isEqualTo("""
                from_rate_id,to_rate_id,from_pricing_status,to_pricing_status,from_pricing_reason,to_pricing_reason,requests,before_usd,after_usd,difference_usd
                ,amazon.nova-micro-v1:0/in_region/*/standard/2024-12-03/2026-11-20,UNPRICED,PRICED,UNKNOWN_MODEL,,1,0.000000000000,0.000049000000,0.000049000000
                amazon.nova-lite-v1:0/in_region/*/standard/2024-12-03/2026-11-01,amazon.nova-lite-v1:0/in_region/*/standard/2026-11-10/2026-11-20,PRICED,PRICED,,,2,0.000085980000,0.000075930000,-0.000010050000
                """);
    }

    @Test
    void aLookAsJsonIsOneObjectWithEveryDigit() throws IOException {
        book(folder, BOOK + QUARANTINED);

        Terminal look = reprice("--format", "json");

        assertThat(look.exit()).as(look.err()).isZero();
        assertThat(masked(look.out()))
                .isEqualTo("{\"applied\":false,\"edition\":\"AFTER\",\"published_log_days\":2,"
                        + "\"log_days\":{\"BEFORE\":2},\"calls\":4,\"requests\":2,\"untold\":0,"
                        + "\"changed_dates\":[\"2026-11-10\"],\"before_usd\":0.000085980000,\"after_usd\":0,"
                        + "\"entries\":[{\"from_rate_id\":\"amazon.nova-lite-v1:0/in_region/*/standard/2024-12-03/2026-11-01\","
                        + "\"from_pricing_status\":\"PRICED\",\"to_pricing_status\":\"UNPRICED\","
                        + "\"to_pricing_reason\":\"QUARANTINED_PRICE\",\"requests\":2,\"before_usd\":0.000085980000,"
                        + "\"after_usd\":0,\"difference_usd\":-0.000085980000}],"
                        + "\"withdrawn\":[{\"pricing_status\":\"UNPRICED\",\"pricing_reason\":\"QUARANTINED_PRICE\","
                        + "\"requests\":2,\"usd\":0.000085980000}]}\n");
    }

    @Test
    void whatIsAppliedTwiceIsAppliedOnce() throws IOException {
        book(folder, BOOK + CHEAPER + NOVA_MICRO);

        Terminal once = reprice("--apply");
        List<String> calls = csv(CALLS);
        List<String> told = csv("select * from repricings order by request_id");
        Terminal twice = reprice("--apply");

        assertThat(once.exit()).as(once.err()).isZero();
        assertThat(once.err()).isEqualTo("repriced 9 Nov 2026\nrepriced 10 Nov 2026\n");
        assertThat(masked(once.out()))
                .startsWith("2 log days priced by edition BEFORE\n3 of 4 calls on 1 date changed by edition AFTER\n")
                .doesNotContain("Nothing is written");
        assertThat(told).hasSize(1 + 3);
        assertThat(twice.exit()).isZero();
        assertThat(twice.err()).isEmpty();
        assertThat(masked(twice.out())).isEqualTo("Every log day has edition AFTER; nothing to change\n");
        assertThat(csv(CALLS)).isEqualTo(calls);
        assertThat(csv("select * from repricings order by request_id")).isEqualTo(told);
    }

    @Test
    void theEditionThatTheDaysHaveChangesNothing() throws IOException {
        List<String> before = csv(CALLS);

        assertThat(masked(reprice().out())).isEqualTo("Every log day has edition BEFORE; nothing to change\n");
        Terminal applied = reprice("--apply");

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(masked(applied.out())).isEqualTo("Every log day has edition BEFORE; nothing to change\n");
        assertThat(csv(CALLS)).isEqualTo(before);
        assertThat(csv("select count(*) from repricings")).containsExactly("count_star()", "0");
    }

    @Test
    void aRangeWithoutAPublishedDaySaysSo() throws IOException {
        book(folder, BOOK + CHEAPER);

        Terminal look = type(folder, "reprice", "--from", "2026-11-11", "--to", "2026-11-30");

        assertThat(look.exit()).as(look.err()).isZero();
        assertThat(look.out())
                .isEqualTo("No log day of the window is published; nothing to change;"
                        + " ./ledger status tells up to when the data goes\n");
    }

    @Test
    void datesThatAreWrongAreNamed() {
        Terminal reversed = type(folder, "reprice", "--from", "2026-11-10", "--to", "2026-11-09");
        Terminal none = type(folder, "reprice", "--from", "2026-11-31", "--to", "2026-11-09");
        Terminal missing = type(folder, "reprice", "--to", "2026-11-09");

        assertThat(reversed.exit()).isEqualTo(2);
        assertThat(reversed.err())
                .isEqualTo("[command line] --from must not be after --to; found 2026-11-10 after 2026-11-09;"
                        + " name an earlier --from or a later --to\n");
        assertThat(none.exit()).isEqualTo(2);
        assertThat(none.err())
                .startsWith(
                        "[command line] Invalid value for option '--from': a date is a day as in 2026-11-22, but was"
                                + " '2026-11-31'\n");
        assertThat(missing.exit()).isEqualTo(2);
        assertThat(missing.err()).startsWith("[command line] Missing required option: '--from=DATE'\n");
    }

    @Test
    void aFolderThatNoRunMadeIsRefused() {
        Path nowhere = folder.resolve("nowhere");

        Terminal refused =
                Terminal.type("reprice", "--from", "2026-11-09", "--to", "2026-11-10", "--apply", "--data=" + nowhere);

        assertThat(refused.exit()).isEqualTo(2);
        assertThat(refused.err())
                .isEqualTo("[" + nowhere + "] a data folder is made by a run; there is none here; run ./ledger nightly"
                        + " first, or name another folder with --data\n");
        assertThat(nowhere).doesNotExist();
    }

    @Test
    void aPriceThatWouldGoOutOfSightIsRefusedAndNothingChanges() throws IOException {
        book(folder, BOOK + QUARANTINED);
        List<String> calls = csv(CALLS);
        List<Path> files = parquet();

        Terminal refused = reprice("--apply");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.out()).isEmpty();
        assertThat(refused.err())
                .isEqualTo("[reprice] a price must not go out of sight unasked; 2 calls would lose 0.000085980000 USD"
                        + " that had a price: 2 calls of 0.000085980000 USD UNPRICED QUARANTINED_PRICE; nothing is changed;"
                        + " correct the price book, or let it go with --allow-unpriced\n");
        assertThat(csv(CALLS)).isEqualTo(calls);
        assertThat(parquet()).isEqualTo(files);
    }

    @Test
    void aLegThatWouldBeLostIsRefusedToo() throws IOException {
        book(folder, BOOK + WITHOUT_OUTPUT);

        Terminal refused = reprice("--apply");

        assertThat(refused.exit()).isEqualTo(1);
        assertThat(refused.err())
                .contains("; 2 calls would lose 0.000025680000 USD that had a price: 2 calls of 0.000025680000 USD"
                        + " PARTIALLY_PRICED MISSING_LEG; nothing is changed;");
    }

    @Test
    void aLookTellsWhatTheApplyWouldRefuse() throws IOException {
        book(folder, BOOK + QUARANTINED);

        assertThat(reprice().out()).contains("   UNPRICED QUARANTINED_PRICE   ").endsWith("""

                        ! 2 calls would lose 0.000085980000 USD that had a price: 2 calls of 0.000085980000 USD UNPRICED QUARANTINED_PRICE; --apply needs --allow-unpriced for it

                        Nothing is written; --apply does it
                        """);
    }

    @Test
    void whoSaysSoLetsAPriceGo() throws IOException {
        book(folder, BOOK + QUARANTINED);

        Terminal applied = reprice("--apply", "--allow-unpriced");

        assertThat(applied.exit()).as(applied.err()).isZero();
        assertThat(applied.out())
                .endsWith("\n! 2 calls lost 0.000085980000 USD that had a price: 2 calls of 0.000085980000 USD UNPRICED"
                        + " QUARANTINED_PRICE\n");
        assertThat(
                        csv(
                                "select request_id, pricing_reason from invocations where pricing_status = 'UNPRICED' order by 1"))
                .containsExactly(
                        "request_id,pricing_reason",
                        "b1,QUARANTINED_PRICE",
                        "b2,QUARANTINED_PRICE",
                        "b3,UNKNOWN_MODEL");
        assertThat(csv("select request_id, from_list_cost_usd from repricings order by 1"))
                .containsExactly("request_id,from_list_cost_usd", "b1,0.000084000000", "b2,0.000001980000");
    }

    @Test
    void aPriceThatComesBackNeedsNoWord() throws IOException {
        book(folder, BOOK + QUARANTINED);
        assertThat(reprice("--apply", "--allow-unpriced").exit()).isZero();
        book(folder, BOOK + QUARANTINED + card("2026-11-10", "2026-11-22", "{input: 0.05, output: 0.24}", ""));

        Terminal back = reprice("--apply");

        assertThat(back.exit()).as(back.err()).isZero();
        assertThat(csv("select request_id, list_cost_usd from invocations where request_id in ('b1', 'b2') order by 1"))
                .containsExactly("request_id,list_cost_usd", "b1,0.000074000000", "b2,0.000001930000");
    }

    private Terminal reprice(String... more) {
        return type(
                folder,
                Stream.concat(Stream.of("reprice", "--from", "2026-11-09", "--to", "2026-11-10"), Stream.of(more))
                        .toArray(String[]::new));
    }

    /** With names for the two editions. */
    private static String masked(String text) {
        return text.replace(first, "BEFORE").replaceAll("2026-11-\\d\\d-[0-9a-f]{8}", "AFTER");
    }

    private List<String> csv(String sql) {
        return csv(folder, sql);
    }

    private static List<String> csv(Path root, String sql) {
        Terminal answer = type(root, "sql", "--format", "csv", sql);
        assertThat(answer.exit()).as(answer.err()).isZero();
        return answer.out().lines().toList();
    }

    private List<Path> parquet() throws IOException {
        try (Stream<Path> paths = Files.walk(folder.resolve("data/tables"))) {
            return paths.filter(path -> path.toString().endsWith(".parquet"))
                    .sorted()
                    .toList();
        }
    }

    private static Terminal type(Path root, String... command) {
        return Terminal.type(Stream.concat(
                        Stream.of(command),
                        Stream.of(
                                "--data=" + root.resolve("data"),
                                "--logs=" + root.resolve("logs"),
                                "--jobs=" + root.resolve("jobs")))
                .toArray(String[]::new));
    }

    private static void book(Path root, String yaml) throws IOException {
        Path prices = Files.createDirectories(root.resolve("jobs/prices"));
        Files.writeString(prices.resolve("test.yaml"), yaml);
    }

    private static String card(String from, String recorded, String usd, String more) {
        return """
                - from: %s
                  recorded: %s
                  source: test
                  %s
                  rates: [{routes: [in_region], usd: %s}]
                """.formatted(from, recorded, more.isEmpty() ? "approved: a test" : more, usd)
                .indent(6);
    }
}
