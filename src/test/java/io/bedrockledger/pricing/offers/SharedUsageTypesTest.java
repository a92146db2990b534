package io.bedrockledger.pricing.offers;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.SharedData;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every usage type that was captured is of a kind that is known, or reported. */
class SharedUsageTypesTest {

    private static final Pattern USAGE_TYPE = Pattern.compile("\\b(?:EU|[A-Z]{3}\\d)-[A-Za-z][A-Za-z0-9_.:-]+");

    private static final List<String> FILES = List.of(
            "data/prices/aws-pricelist-excerpts.jsonl",
            "data/prices/aws-offer-file-shape.json",
            "data/bill-samples/ce-bedrock-rows-real.csv",
            "data/bill-samples/cur2-bedrock-rows-real.csv",
            "data/bill-samples/cur2-usage-type-examples-aws-doc.csv",
            "data/price-cases.json",
            "reference/pricing.md",
            "reference/bedrock-logs.md");

    @Test
    void everyCapturedUsageTypeIsClassified() throws IOException {
        Set<String> texts = new TreeSet<>();
        for (String file : FILES) {
            Matcher found = USAGE_TYPE.matcher(Files.readString(SharedData.require(file)));
            while (found.find()) {
                texts.add(found.group());
            }
        }
        Map<String, Long> kinds = texts.stream()
                .map(UsageType::parse)
                .collect(Collectors.groupingBy(
                        type -> type.getClass().getSimpleName(), TreeMap::new, Collectors.counting()));

        assertThat(texts)
                .allSatisfy(text -> assertThat(UsageType.parse(text).text()).isEqualTo(text));
        assertThat(kinds).isEqualTo(Map.of("Tokens", 37L, "Reserved", 6L, "Provisioned", 3L, "Other", 5L));
    }
}
