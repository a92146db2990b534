package io.bedrockledger.pricing.offers;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/** Writes offer files of the Bulk API: products, and behind them their terms. */
final class OfferText {

    /** One SKU. */
    private record Line(String code, Map<String, String> attributes, String unit, String description, String usd) {}

    private final List<Line> lines = new ArrayList<>();
    private String effective = "2026-11-01T00:00:00Z";

    /** The day from which what is added next holds. */
    OfferText since(String date) {
        effective = date + "T00:00:00Z";
        return this;
    }

    OfferText sku(String usageType, String region, String name, String unit, String usd) {
        return sku(usageType, region, name, unit, "$" + usd + " per " + unit, usd);
    }

    OfferText sku(String usageType, String region, String name, String unit, String description, String usd) {
        Map<String, String> attributes =
                Map.of("usagetype", usageType, "regionCode", region, "servicename", name, "effective", effective);
        lines.add(new Line("SKU" + lines.size(), attributes, unit, description, usd));
        return this;
    }

    Path write(Path file) {
        try (Writer out = Files.newBufferedWriter(file)) {
            out.write(
                    "{\"formatVersion\": \"v1.0\", \"offerCode\": \"AmazonBedrock\", \"version\": \"20261102000000\",\n");
            out.write("\"products\": {");
            for (int i = 0; i < lines.size(); i++) {
                out.write((i == 0 ? "" : ",") + product(lines.get(i)));
            }
            out.write("},\n\"terms\": {\"OnDemand\": {");
            for (int i = 0; i < lines.size(); i++) {
                out.write((i == 0 ? "" : ",") + term(lines.get(i)));
            }
            out.write("}, \"Reserved\": {}}}\n");
            return file;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static String product(Line line) {
        return "\n\"" + line.code() + "\": {\"sku\": \"" + line.code() + "\", \"productFamily\": \"Amazon Bedrock\","
                + " \"attributes\": {\"usagetype\": \"" + line.attributes().get("usagetype") + "\", \"regionCode\": \""
                + line.attributes().get("regionCode") + "\", \"servicename\": \""
                + line.attributes().get("servicename") + "\"}}";
    }

    private static String term(Line line) {
        String term = line.code() + ".JRTCKXETXF";
        return "\n\"" + line.code() + "\": {\"" + term + "\": {\"sku\": \"" + line.code() + "\", \"effectiveDate\": \""
                + line.attributes().get("effective") + "\", \"priceDimensions\": {\"" + term + ".X\": {\"unit\": \""
                + line.unit() + "\", \"beginRange\": \"0\", \"endRange\": \"Inf\", \"description\": \""
                + line.description() + "\", \"pricePerUnit\": {\"USD\": \"" + line.usd() + "\"}, \"appliesTo\": []}},"
                + " \"termAttributes\": {}}}";
    }
}
