package io.bedrockledger.report.data;

import io.bedrockledger.report.Attribution;
import io.bedrockledger.report.Attribution.Grade;
import io.bedrockledger.report.Figures;
import io.bedrockledger.report.Health;
import io.bedrockledger.report.Scope;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;

/** Whose the money is, and what the numbers rest on. */
final class Trust {

    private static final String NO_PRICE_BOOK = "none";

    private Trust() {}

    /** The grades, also those without money, from {@code sql/report/grades.sql}. */
    static Attribution attribution(Reply grades) {
        return new Attribution(Stream.of(Grade.values())
                .map(grade -> new Attribution.Row(
                        grade,
                        grades.rows().stream()
                                .filter(row -> grade.name().equals(row.text("attribution_grade")))
                                .map(row -> row.usd("list_cost_usd"))
                                .reduce(Money.ZERO, BigDecimal::add)))
                .toList());
    }

    /**
     * The answers that say what the numbers rest on.
     *
     * @param logDays of {@code sql/report/log_days.sql}
     * @param receipts of {@code sql/report/receipts.sql}
     * @param reach of {@code sql/report/reach.sql}
     * @param outcomes of {@code sql/report/outcomes_of_two_weeks.sql}
     * @param service of {@code sql/report/service.sql}
     */
    record Basis(Reply logDays, Reply receipts, Reply reach, Reply outcomes, Reply service) {}

    /** The health of the week's data. Records that cannot be read are nobody's, so that a team is not told their number. */
    static Health health(Scope scope, Period week, DataDays days, Basis basis, Figures figures, long boundedCalls) {
        boolean all = scope.isFinops();
        List<LocalDate> missing = days.missing(week);
        Optional<Reply.Row> reach = basis.reach().rows().stream().findFirst();
        long late = basis.outcomes().rows().stream()
                .filter(row -> row.count("weeks_ago") == 0)
                .mapToLong(row -> row.count("late_calls"))
                .sum();
        return new Health(
                reach.flatMap(row -> row.time("data_up_to")).orElse(null),
                week.dayCount() - missing.size(),
                missing,
                all ? sum(basis.receipts(), "records") : null,
                all ? sum(basis.receipts(), "calls") : figures.calls().now().longValueExact(),
                all ? sum(basis.receipts(), "duplicates") : null,
                all ? sum(basis.receipts(), "rejected") : null,
                late,
                figures.unpricedCalls(),
                boundedCalls,
                priceBook(basis.logDays()),
                reach.flatMap(row -> row.date("prices_checked")).orElse(null),
                cannotSee(basis.service()));
    }

    private static long sum(Reply answer, String column) {
        return answer.rows().stream().mapToLong(row -> row.count(column)).sum();
    }

    private static String priceBook(Reply logDays) {
        return logDays.rows().stream()
                .max(Comparator.comparing((Reply.Row row) -> row.day("log_date")))
                .flatMap(row -> Optional.ofNullable(row.text("price_book_version")))
                .orElse(NO_PRICE_BOOK);
    }

    private static List<String> cannotSee(Reply service) {
        long calls = sum(service, "calls") - sum(service, "throttled_calls") - sum(service, "failed_calls");
        List<String> blind = new ArrayList<>();
        if (calls == 0) {
            return blind;
        }
        told(blind, calls - sum(service, "latency_calls"), calls, "how long they took");
        told(blind, calls - sum(service, "first_byte_calls"), calls, "when their answer began");
        blind.add(
                "Retries that a caller sent in other words, calls that never reached Bedrock, and what users thought of"
                        + " the answers are in no log.");
        return blind;
    }

    private static void told(List<String> blind, long silent, long calls, String what) {
        if (silent > 0) {
            blind.add(String.format(Locale.ROOT, "Of %,d answered calls, %,d do not tell %s.", calls, silent, what));
        }
    }
}
