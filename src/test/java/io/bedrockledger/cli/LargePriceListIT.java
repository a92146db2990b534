package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.FinishedProcess;
import io.bedrockledger.testing.LedgerProcess;
import java.io.IOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LargePriceListIT {

    private static final int SKUS = 2_000;

    @TempDir
    private Path folder;

    @Test
    void aListThatIsLargerThanTheHeapIsImported() throws IOException, InterruptedException {
        Path list = folder.resolve("index.json");
        write(list);
        Path out = folder.resolve("proposal.yaml");

        FinishedProcess process = FinishedProcess.of(
                LedgerProcess.command(
                        List.of(),
                        List.of("-Xmx24m"),
                        List.of("prices", "import", list.toString(), "--out", out.toString())),
                folder);

        assertThat(Files.size(list)).isGreaterThan(48L << 20);
        assertThat(process.out()).startsWith("Price list AmazonBedrock 1: 2,000 SKUs\n      2,000  as in the book\n");
        assertThat(process.exitCode()).isZero();
    }

    private static void write(Path file) throws IOException {
        String pad = "x".repeat(13_000);
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write("{\"offerCode\": \"AmazonBedrock\", \"version\": \"1\", \"products\": {");
            for (int i = 0; i < SKUS; i++) {
                out.write((i == 0 ? "" : ",") + "\"S" + i + "\": {\"attributes\": {\"usagetype\":"
                        + " \"USW2-Claude4.6Sonnet-input-tokens\", \"regionCode\": \"us-west-2\", \"location\": \""
                        + pad + "\"}}\n");
            }
            out.write("}, \"terms\": {\"OnDemand\": {");
            for (int i = 0; i < SKUS; i++) {
                out.write((i == 0 ? "" : ",") + "\"S" + i + "\": {\"S" + i + ".T\": {\"effectiveDate\":"
                        + " \"2026-03-01T00:00:00Z\", \"termAttributes\": {\"t\": \"" + pad
                        + "\"}, \"priceDimensions\": {\"X\": {\"unit\": \"1K tokens\", \"pricePerUnit\":"
                        + " {\"USD\": \"0.0033\"}}}}}\n");
            }
            out.write("}}}");
        }
    }
}
