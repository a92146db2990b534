package io.bedrockledger.report.data;

import io.bedrockledger.report.Weeks;
import io.bedrockledger.report.Weeks.Series;
import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Eight weeks by workflow or team, from {@code sql/report/weeks_by_workflow.sql} and its like. */
final class Trend {

    private static final int MOST_WEEKS = 8;

    private final Map<Group, Map<Integer, BigDecimal>> groups = new LinkedHashMap<>();

    /** A workflow or team; null for nobody's. */
    private record Group(@Nullable String name) {}

    /**
     * From an answer.
     *
     * @param column the one that holds the names
     */
    Trend(Reply answer, String column) {
        for (Reply.Row row : answer.rows()) {
            groups.computeIfAbsent(new Group(row.text(column)), name -> new HashMap<>())
                    .put(Math.toIntExact(row.count("weeks_ago")), row.usd("list_cost_usd"));
        }
    }

    /** The weeks from the first that has data, at most eight. */
    Weeks weeks(Period week, DataDays days) {
        List<Period> all = new ArrayList<>();
        for (int ago = MOST_WEEKS - 1; ago >= 0; ago--) {
            Period each = new Period(week.length(), week.firstDay().minusWeeks(ago));
            if (!all.isEmpty() || ago == 0 || days.hasData(each)) {
                all.add(each);
            }
        }
        Set<Period> incomplete =
                all.stream().filter(each -> !days.isComplete(each)).collect(Collectors.toSet());
        return new Weeks(all, incomplete, series(all, days));
    }

    private List<Series> series(List<Period> weeks, DataDays days) {
        List<Series> series = new ArrayList<>();
        groups.forEach((group, amounts) -> {
            List<@Nullable BigDecimal> usd = new ArrayList<>();
            for (int at = 0; at < weeks.size(); at++) {
                BigDecimal none = days.hasData(weeks.get(at)) ? Money.ZERO : null;
                usd.add(amounts.getOrDefault(weeks.size() - 1 - at, none));
            }
            series.add(new Series(group.name(), usd));
        });
        return series.stream()
                .sorted(Comparator.comparing(Series::name, Comparator.nullsLast(Comparator.naturalOrder())))
                .toList();
    }

    /** What one of the groups cost so many weeks ago; zero without a call. */
    BigDecimal usd(@Nullable String name, int weeksAgo) {
        return groups.getOrDefault(new Group(name), Map.of()).getOrDefault(weeksAgo, Money.ZERO);
    }

    /** The groups, by name, nobody's last. */
    List<@Nullable String> names() {
        List<@Nullable String> names = new ArrayList<>();
        groups.keySet().forEach(group -> names.add(group.name()));
        names.sort(Comparator.nullsLast(Comparator.naturalOrder()));
        return names;
    }
}
