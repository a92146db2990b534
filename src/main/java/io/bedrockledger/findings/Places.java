package io.bedrockledger.findings;

import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlResult;
import java.time.LocalDate;
import java.util.Comparator;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;

/**
 * From where calls come, and up to when.
 *
 * @param lastDay the last usage date with calls that is over; the day of the look itself when there is no other, empty
 *     without any call
 * @param lastCalls the last usage date of each place, {@code account/region}, up to that day
 */
record Places(Optional<LocalDate> lastDay, Map<String, LocalDate> lastCalls) {

    Places {
        lastCalls = Map.copyOf(lastCalls);
    }

    /**
     * Reads the roll-up.
     *
     * @param today the day (UTC) of the look, which is not over
     */
    static Places read(SqlEngine engine, LocalDate today) {
        Map<String, LocalDate> over = new TreeMap<>();
        Map<String, LocalDate> all = new TreeMap<>();
        try (SqlResult row =
                engine.query("select account_id || '/' || region, max(usage_date) filter (where usage_date <"
                        + " date '" + today + "'), max(usage_date) from daily_costs group by account_id, region")) {
            while (row.next()) {
                String place = row.value(0).map(Object::toString).orElseThrow();
                row.value(1).ifPresent(day -> over.put(place, (LocalDate) day));
                row.value(2).ifPresent(day -> all.put(place, (LocalDate) day));
            }
        }
        Map<String, LocalDate> last = over.isEmpty() ? all : over;
        return new Places(last.values().stream().max(Comparator.naturalOrder()), last);
    }
}
