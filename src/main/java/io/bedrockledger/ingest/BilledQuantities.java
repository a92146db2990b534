package io.bedrockledger.ingest;

import io.bedrockledger.invocation.GuardrailUnits;
import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.invocation.Metered;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.ModelTarget;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.Quantities;
import io.bedrockledger.warehouse.Column;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;
import java.math.BigDecimal;
import java.util.EnumMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** What a call is billed for besides text: from its record into its row, and from there or the record to the price book. */
final class BilledQuantities {

    private BilledQuantities() {}

    /** Fills the columns that say what was counted. */
    static void fill(Row row, Invocation call) {
        row.set(InvocationColumn.IMAGE_COUNT, call.imageCount())
                .set(InvocationColumn.MEDIA_SECONDS, call.mediaSeconds())
                .set(InvocationColumn.SEARCH_UNITS, call.searchUnits());
        Metered metered = call.metered();
        row.set(InvocationColumn.SPEECH_INPUT_TOKENS, metered.speechInputTokens())
                .set(InvocationColumn.SPEECH_OUTPUT_TOKENS, metered.speechOutputTokens())
                .set(InvocationColumn.IMAGE_OUTPUT_TOKENS, metered.imageOutputTokens())
                .set(InvocationColumn.GROUNDED_REQUESTS, metered.groundedRequests());
        GuardrailUnits units = call.guardrailUnits();
        if (units != null) {
            units(row, InvocationColumn.GUARDRAIL_UNITS, units.total());
            units(row, InvocationColumn.GUARDRAIL_CONTENT_UNITS, units.content());
            units(row, InvocationColumn.GUARDRAIL_TOPIC_UNITS, units.topic());
            units(row, InvocationColumn.GUARDRAIL_PII_UNITS, units.sensitiveInformation());
            units(row, InvocationColumn.GUARDRAIL_GROUNDING_UNITS, units.contextualGrounding());
            units(row, InvocationColumn.GUARDRAIL_REASONING_UNITS, units.automatedReasoning());
            units(row, InvocationColumn.GUARDRAIL_OTHER_UNITS, units.other());
        }
    }

    private static void units(Row row, Column column, long units) {
        row.set(column, BigDecimal.valueOf(units));
    }

    /** What the book prices of a row that was filled. */
    static Quantities of(Row row, PriceBook book, ModelTarget target) {
        Map<Leg, BigDecimal> metered = new EnumMap<>(Leg.class);
        policy(metered, Leg.GUARDRAIL_TOPIC_UNIT, row.decimal(InvocationColumn.GUARDRAIL_TOPIC_UNITS));
        policy(metered, Leg.GUARDRAIL_PII_UNIT, row.decimal(InvocationColumn.GUARDRAIL_PII_UNITS));
        policy(metered, Leg.GUARDRAIL_GROUNDING_UNIT, row.decimal(InvocationColumn.GUARDRAIL_GROUNDING_UNITS));
        policy(metered, Leg.GUARDRAIL_REASONING_UNIT, row.decimal(InvocationColumn.GUARDRAIL_REASONING_UNITS));
        counted(metered, Leg.SPEECH_INPUT, row.number(InvocationColumn.SPEECH_INPUT_TOKENS), book, target);
        counted(metered, Leg.SPEECH_OUTPUT, row.number(InvocationColumn.SPEECH_OUTPUT_TOKENS), book, target);
        counted(metered, Leg.IMAGE_OUTPUT, row.number(InvocationColumn.IMAGE_OUTPUT_TOKENS), book, target);
        counted(metered, Leg.GROUNDING, row.number(InvocationColumn.GROUNDED_REQUESTS), book, target);
        return new Quantities(
                images(row, book, target),
                row.decimal(InvocationColumn.MEDIA_SECONDS),
                row.decimal(InvocationColumn.SEARCH_UNITS),
                row.decimal(InvocationColumn.GUARDRAIL_CONTENT_UNITS),
                row.decimal(InvocationColumn.GUARDRAIL_OTHER_UNITS),
                metered);
    }

    private static void policy(Map<Leg, BigDecimal> metered, Leg leg, @Nullable BigDecimal units) {
        if (units != null && units.signum() > 0) {
            metered.put(leg, units);
        }
    }

    /** A zero says something of a model that bills the leg alone. */
    private static void counted(
            Map<Leg, BigDecimal> metered, Leg leg, @Nullable Long count, PriceBook book, ModelTarget target) {
        if (count != null && (count > 0 || book.bills(target, leg))) {
            metered.put(leg, BigDecimal.valueOf(count));
        }
    }

    /** Images made, or of an embedding those that it read; null when the request is not at hand. */
    private static @Nullable BigDecimal images(Row row, PriceBook book, ModelTarget target) {
        BigDecimal made = row.decimal(InvocationColumn.IMAGE_COUNT);
        Long read = row.number(InvocationColumn.IMAGE_INPUT_COUNT);
        if (made != null || read == null || !book.embeds(target)) {
            return made;
        }
        return read > 0 || book.billsImagesRead(target) ? BigDecimal.valueOf(read) : null;
    }
}
