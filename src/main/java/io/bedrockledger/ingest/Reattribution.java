package io.bedrockledger.ingest;

import io.bedrockledger.attribution.Attribution;
import io.bedrockledger.attribution.StoredAttribution;
import io.bedrockledger.attribution.StoredCall;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.Warehouse;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** What the rules as they are make of calls that other rules attributed, from their rows alone: no log is read. */
public final class Reattribution {

    /** What decides, and what tells which calls they are and what they cost. */
    static final List<InvocationColumn> LOOKED = List.of(
            InvocationColumn.ACCOUNT_ID,
            InvocationColumn.REGION,
            InvocationColumn.LOG_DATE,
            InvocationColumn.MODEL_ID,
            InvocationColumn.PRINCIPAL_ARN,
            InvocationColumn.REQUEST_METADATA,
            InvocationColumn.LIST_COST_USD);

    /** What changes. */
    static final List<InvocationColumn> CHANGED = List.of(
            InvocationColumn.WORKFLOW,
            InvocationColumn.ATTRIBUTION_RULE,
            InvocationColumn.ATTRIBUTION_GRADE,
            InvocationColumn.TEAM,
            InvocationColumn.ENVIRONMENT,
            InvocationColumn.RULES_VERSION);

    /** An ARN begins so; a keyed hash of one does not. */
    private static final String CLEAR = "arn:";

    private final Warehouse warehouse;
    private final StoredAttribution rules;
    private final Window window;

    /**
     * A reattribution.
     *
     * @param window log days, both inclusive
     */
    public Reattribution(Warehouse warehouse, StoredAttribution rules, Window window) {
        this.warehouse = warehouse;
        this.rules = rules;
        this.window = window;
    }

    /** What would change; nothing is written. */
    public ReattributionTotals look() {
        ReattributionTally tally = new ReattributionTally(rules.version());
        SortedMap<DayUnit, LogDayReceipt> days = days();
        days.values().forEach(tally::day);
        Set<InvocationColumn> read = new HashSet<>(LOOKED);
        read.addAll(CHANGED);
        for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, days.keySet())) {
            warehouse.read(LedgerTable.INVOCATIONS, file, read, row -> reattribute(row, days.keySet(), tally));
        }
        return tally.totals();
    }

    /** The published log days of the window that other rules attributed, in the order of their dates. */
    SortedMap<DayUnit, LogDayReceipt> days() {
        SortedMap<DayUnit, LogDayReceipt> days = new TreeMap<>(Listing.BY_DATE);
        for (LogDayReceipt day : new Receipts(warehouse).logDays(window.from(), window.to())) {
            if (!day.rulesVersion().equals(rules.version())) {
                days.put(day.unit(), day);
            }
        }
        return days;
    }

    /** Attributes a call of some log days anew, in place; a call of another day stays as it is. */
    void reattribute(Row row, Collection<DayUnit> units, ReattributionTally tally) {
        DayUnit unit = new DayUnit(
                row.requiredDate(InvocationColumn.LOG_DATE),
                row.requiredText(InvocationColumn.ACCOUNT_ID),
                row.requiredText(InvocationColumn.REGION));
        if (!units.contains(unit)) {
            return;
        }
        tally.call();
        Optional<Attribution> after = rules.of(call(row));
        if (after.isEmpty()) {
            tally.untold();
            return;
        }
        if (differs(row, after.get())) {
            tally.changed(row, after.get());
        }
        AttributionColumns.fill(row, after.get(), rules.version());
    }

    private StoredCall call(Row row) {
        boolean told = rules.toldRule().equals(row.text(InvocationColumn.ATTRIBUTION_RULE));
        return new StoredCall(
                row.texts(InvocationColumn.REQUEST_METADATA),
                told ? row.text(InvocationColumn.WORKFLOW) : null,
                clear(row.text(InvocationColumn.PRINCIPAL_ARN)),
                row.requiredText(InvocationColumn.MODEL_ID),
                row.requiredText(InvocationColumn.ACCOUNT_ID),
                row.requiredText(InvocationColumn.REGION));
    }

    private static @Nullable String clear(@Nullable String principalArn) {
        return principalArn != null && principalArn.startsWith(CLEAR) ? principalArn : null;
    }

    private static boolean differs(Row row, Attribution after) {
        return !Objects.equals(row.text(InvocationColumn.WORKFLOW), after.workflow())
                || !Objects.equals(row.text(InvocationColumn.ATTRIBUTION_RULE), after.rule())
                || !Objects.equals(
                        row.text(InvocationColumn.ATTRIBUTION_GRADE),
                        after.grade().name())
                || !Objects.equals(row.text(InvocationColumn.TEAM), after.team())
                || !Objects.equals(row.text(InvocationColumn.ENVIRONMENT), after.environment());
    }
}
