package io.bedrockledger.cli;

import io.bedrockledger.cli.TextTable.Align;
import io.bedrockledger.pricing.Leg;
import io.bedrockledger.pricing.LegLine;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** The arithmetic of a cost for a person: a line a leg, their sum, and where each price comes from. */
final class ExplainLegs {

    private static final int WIDTH = 100;

    private final CallRow call;
    private final List<LegLine> legs;
    private final boolean onlyTokens;
    private final Map<String, Integer> cards = new LinkedHashMap<>();

    ExplainLegs(CallRow call, List<LegLine> legs) {
        this.call = call;
        this.legs = legs;
        this.onlyTokens = legs.stream().allMatch(leg -> leg.unit() == Leg.Unit.MILLION_TOKENS);
    }

    List<String> lines() {
        TextTable table =
                new TextTable(Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.LEFT, Align.RIGHT, Align.LEFT);
        table.row(
                "Leg",
                onlyTokens ? "Tokens" : "Quantity",
                "x",
                onlyTokens ? "USD per million" : "USD",
                "=",
                "USD",
                "Price");
        for (LegLine leg : legs) {
            table.row(
                    leg.leg().name().toLowerCase(Locale.ROOT).replace('_', ' '),
                    quantity(leg.quantity()),
                    "",
                    price(leg),
                    "",
                    leg.usd().toBigDecimal().toPlainString(),
                    "#" + number(leg));
        }
        total(table);
        List<String> lines = new ArrayList<>(table.lines("  "));
        lines.add("");
        lines.addAll(sources());
        return lines;
    }

    private void total(TextTable table) {
        String status = call.required("pricing_status");
        String quantity = onlyTokens
                ? quantity(legs.stream().map(LegLine::quantity).reduce(BigDecimal.ZERO, BigDecimal::add))
                : "";
        String floor = call.required("list_cost_usd");
        boolean exact = call.text("list_cost_ceiling_usd").filter(floor::equals).isPresent();
        table.row(exact ? "total" : "at least", quantity, "", "", "", floor, status);
        if (!exact) {
            call.text("list_cost_ceiling_usd").ifPresent(ceiling -> table.row("at most", "", "", "", "", ceiling));
        }
    }

    private List<String> sources() {
        List<String> lines = new ArrayList<>();
        for (LegLine leg : legs) {
            String number = "#" + number(leg);
            if (lines.stream().anyMatch(line -> line.startsWith("  " + number + " "))) {
                continue;
            }
            String above =
                    leg.overTokens() == null ? "" : ", requests above " + Figures.count(leg.overTokens()) + " tokens";
            lines.add("  " + number + " ".repeat(Math.max(1, 5 - number.length())) + leg.rateId() + above);
            String source = leg.source() + ", holds since "
                    + day(leg.from()) + until(leg.until()) + ", recorded "
                    + day(leg.recorded()) + ", checked " + leg.checked();
            Wrapped.lines(source, WIDTH).forEach(line -> lines.add("       " + line));
        }
        return lines;
    }

    private static String until(@Nullable Instant until) {
        return until == null ? "" : " until " + day(until);
    }

    private static LocalDate day(Instant instant) {
        return instant.atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private int number(LegLine leg) {
        return cards.computeIfAbsent(leg.rateId(), card -> cards.size() + 1);
    }

    private static String quantity(BigDecimal quantity) {
        BigDecimal plain = quantity.stripTrailingZeros();
        return plain.scale() <= 0 ? Figures.count(plain.longValueExact()) : plain.toPlainString();
    }

    private String price(LegLine leg) {
        BigDecimal plain = leg.priceUsd().stripTrailingZeros();
        String usd = plain.setScale(Math.max(2, plain.scale()), RoundingMode.UNNECESSARY)
                .toPlainString();
        return onlyTokens ? usd : usd + " " + unit(leg.unit());
    }

    private static String unit(Leg.Unit unit) {
        return switch (unit) {
            case MILLION_TOKENS -> "per million";
            case ONE -> "each";
        };
    }
}
