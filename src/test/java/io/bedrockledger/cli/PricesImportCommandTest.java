package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.RateCard;
import java.io.IOException;
import java.io.OutputStream;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class PricesImportCommandTest {

    private static final String OFFER = """
            {"offerCode": "AmazonBedrock", "version": "20261102000000", "products": {
            "A": {"sku": "A", "attributes": {"usagetype": "USW2-Claude4.6Sonnet-input-tokens", "regionCode": "us-west-2"}},
            "B": {"sku": "B", "attributes": {"usagetype": "USW2-Claude4.6Sonnet-output-tokens-priority", "regionCode": "us-west-2"}},
            "C": {"sku": "C", "attributes": {"usagetype": "USW2-Claude4.6Sonnet-output-tokens", "regionCode": "us-west-2"}},
            "D": {"sku": "D", "attributes": {"usagetype": "USW2-Claude4.6Sonnet-output-tokens-batch", "regionCode": "us-west-2"}}
            }, "terms": {"OnDemand": {
            "A": {"A.T": {"effectiveDate": "2026-03-01T00:00:00Z", "priceDimensions": {"A.T.X": {"unit": "1K tokens", "pricePerUnit": {"USD": "0.0033"}}}}},
            "B": {"B.T": {"effectiveDate": "2026-03-01T00:00:00Z", "priceDimensions": {"B.T.X": {"unit": "1K tokens", "pricePerUnit": {"USD": "0.03"}}}}},
            "C": {"C.T": {"effectiveDate": "2026-03-01T00:00:00Z", "priceDimensions": {"C.T.X": {"unit": "1K tokens", "pricePerUnit": {"USD": "0.0132"}}}}},
            "D": {"D.T": {"effectiveDate": "2026-03-01T00:00:00Z", "priceDimensions": {"D.T.X": {"unit": "1K tokens", "pricePerUnit": {"USD": "0.00825"}}}}}
            }}}
            """;

    @TempDir
    private Path folder;

    @Test
    void aListIsComparedAndAProposalWritten() throws IOException {
        Path list = Files.writeString(folder.resolve("index.json"), OFFER);
        Path proposed = Files.createDirectory(folder.resolve("proposed"));
        Path out = proposed.resolve("proposal.yaml");

        Terminal terminal = Terminal.type("prices", "import", list.toString(), "--out", out.toString());

        assertThat(terminal.err()).isEmpty();
        assertThat(terminal.exit()).isZero();
        assertThat(terminal.out())
                .startsWith("""
                        Price list AmazonBedrock 20261102000000: 4 SKUs
                                  2  as in the book
                                  1  added
                                  0  changed
                                  1  in conflict with the book
                                  0  not compared
                                  0  gone from the list

                        Added: the book has no such price
                          anthropic.claude-sonnet-4-6/in_region/us-west-2/priority output: 30 USD per 1M tokens since 2026-03-01
                        """)
                .contains(
                        "in_region/us-west-2/standard output: book 16.5 (", "list 13.2 USD per 1M tokens", "(-20.0 %)")
                .endsWith("Proposal: " + out + ". Nothing in the price book has changed.\n");
        assertThat(PriceBook.load(proposed).rateCards())
                .extracting(RateCard::rateId)
                .singleElement()
                .asString()
                .startsWith("anthropic.claude-sonnet-4-6/in_region/us-west-2/priority/2026-03-01");
    }

    @Test
    void aListIsReadFromAnAddress() throws IOException {
        HttpServer server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        byte[] body = OFFER.getBytes(StandardCharsets.UTF_8);
        server.createContext("/index.json", exchange -> {
            exchange.sendResponseHeaders(200, body.length);
            try (OutputStream answer = exchange.getResponseBody()) {
                answer.write(body);
            }
        });
        server.start();
        try {
            String address = "http://" + InetAddress.getLoopbackAddress().getHostAddress() + ":"
                    + server.getAddress().getPort();
            Path out = folder.resolve("proposal.yaml");

            assertThat(Terminal.type("prices", "import", address + "/index.json", "--out", out.toString())
                            .out())
                    .startsWith("Price list AmazonBedrock 20261102000000: 4 SKUs\n");
            Terminal missing = Terminal.type("prices", "import", address + "/other.json");
            assertThat(missing.exit()).isEqualTo(1);
            assertThat(missing.err())
                    .isEqualTo("[" + address
                            + "/other.json] a server must answer 200; found status 404; check the address\n");
        } finally {
            server.stop(0);
        }
    }

    @Test
    void aBadFileFailsWithItsPlace() throws IOException {
        Path list = Files.writeString(folder.resolve("bad.json"), "{\"products\": {\n\"A\": 7}}");

        Terminal terminal = Terminal.type("prices", "import", list.toString());

        assertThat(terminal.exit()).isEqualTo(1);
        assertThat(terminal.err())
                .startsWith("[" + list + ":2:")
                .endsWith("] a product must be an object; found VALUE_NUMBER_INT;"
                        + " give an offer file of the AWS Price List, or fetch it again\n");
        assertThat(folder).isDirectoryNotContaining("glob:**.yaml");
    }

    @Test
    void pricesAloneShowsWhatThereIs() {
        assertThat(Terminal.type("prices").out()).contains("import", "what a price list says");
    }
}
