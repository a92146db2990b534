package io.bedrockledger.ingest;

import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogObjectReceipt;
import io.bedrockledger.warehouse.PublishedCall;
import io.bedrockledger.warehouse.Warehouse;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;

/**
 * Settles which records of a batch are duplicates, within it and against the neighbouring log days that earlier runs
 * published. A published day that loses a call is carried over without it and replaced with the batch.
 */
final class Settlement {

    private final Warehouse warehouse;
    private final Calls published;
    private final PriorReceipts prior;
    private final String runId;

    Settlement(Warehouse warehouse, PriorReceipts prior, String runId) {
        this.warehouse = warehouse;
        this.published = new Calls(warehouse);
        this.prior = prior;
        this.runId = runId;
    }

    /** Adds what is carried over to the days, marks the duplicates, and takes their rows out of the files. */
    void settle(Map<DayUnit, DayState> days, List<DayWork> works) {
        for (DayWork work : works) {
            if (!work.kept().isEmpty()) {
                carryOver(state(days, work.unit()), work.kept(), work.unfinished());
            }
        }
        boolean complete = false;
        while (!complete) {
            complete = markLosers(days);
        }
        for (DayState day : days.values()) {
            if (day.hasLosers()) {
                dropLosers(day);
            }
        }
    }

    private static DayState state(Map<DayUnit, DayState> days, DayUnit unit) {
        return days.computeIfAbsent(unit, DayState::new);
    }

    /** Marks the losers; false when a published day lost a call and was added, so that it must be compared in turn. */
    private boolean markLosers(Map<DayUnit, DayState> days) {
        Set<DayUnit> losing = new TreeSet<>(Listing.BY_DATE);
        for (List<DayState> comparable : byAccountAndRegion(days).values()) {
            List<Identities> identities = new ArrayList<>();
            comparable.forEach(day -> day.objects().forEach(object -> identities.add(object.identities())));
            Map<Identities, DayUnit> neighbours = neighbours(days, comparable);
            identities.addAll(neighbours.keySet());
            for (Duplicates.Place place : Duplicates.losers(identities)) {
                DayUnit neighbour = neighbours.get(place.object());
                if (neighbour != null) {
                    losing.add(neighbour);
                } else {
                    DayUnit first = comparable.get(0).unit();
                    DayUnit unit = new DayUnit(place.object().logDate(), first.accountId(), first.region());
                    state(days, unit).object(place.logKey()).loses(place.line());
                }
            }
        }
        for (DayUnit unit : losing) {
            carryOver(state(days, unit), prior.keys(unit), false);
        }
        return losing.isEmpty();
    }

    private static Map<String, List<DayState>> byAccountAndRegion(Map<DayUnit, DayState> days) {
        Map<String, List<DayState>> grouped = new TreeMap<>();
        for (DayState day : days.values()) {
            String place = day.unit().accountId() + " " + day.unit().region();
            grouped.computeIfAbsent(place, key -> new ArrayList<>()).add(day);
        }
        return grouped;
    }

    /** The published calls near midnight of the days beside the given ones, object by object. */
    private Map<Identities, DayUnit> neighbours(Map<DayUnit, DayState> days, List<DayState> comparable) {
        Set<DayUnit> units = new TreeSet<>(Listing.BY_DATE);
        for (DayState day : comparable) {
            DayUnit unit = day.unit();
            units.add(new DayUnit(unit.logDate().minusDays(1), unit.accountId(), unit.region()));
            units.add(new DayUnit(unit.logDate().plusDays(1), unit.accountId(), unit.region()));
        }
        units.removeAll(days.keySet());
        Map<Identities, DayUnit> found = new LinkedHashMap<>();
        for (DayUnit unit : units) {
            Map<String, Identities> byKey = new HashMap<>();
            for (PublishedCall call : published.atBoundary(unit)) {
                byKey.computeIfAbsent(call.logKey(), key -> new Identities(unit.logDate(), key))
                        .add(call.requestId(), call.lineNumber(), call.hasCounts(), call.nearMidnight());
            }
            byKey.values().forEach(identities -> found.put(identities, unit));
        }
        return found;
    }

    /** Carries rows over; where a dead run had taken some out of a day that it left unfinished, they were duplicates. */
    private void carryOver(DayState day, Set<String> keys, boolean unfinished) {
        Map<String, Identities> byKey = new HashMap<>();
        for (PublishedCall call : published.all(day.unit())) {
            if (keys.contains(call.logKey())) {
                byKey.computeIfAbsent(
                                call.logKey(), key -> new Identities(day.unit().logDate(), key))
                        .add(call.requestId(), call.lineNumber(), call.hasCounts(), call.nearMidnight());
            }
        }
        for (LogObjectReceipt receipt : prior.objects(day.unit())) {
            if (keys.contains(receipt.logKey())) {
                Identities identities = byKey.getOrDefault(
                        receipt.logKey(), new Identities(day.unit().logDate(), receipt.logKey()));
                day.add(new ObjectTotals(receipt, identities, unfinished));
            }
        }
        copy(LedgerTable.INVOCATIONS, day.unit(), keys, day.invocations());
        copy(LedgerTable.REJECTED_RECORDS, day.unit(), keys, day.rejected());
    }

    private void copy(LedgerTable table, DayUnit unit, Set<String> keys, List<DataFile> target) {
        for (DataFile file : warehouse.files(table, List.of(unit))) {
            warehouse
                    .rewrite(table, file, (logKey, line) -> keys.contains(logKey), runId)
                    .ifPresent(target::add);
        }
    }

    private void dropLosers(DayState day) {
        List<DataFile> all = List.copyOf(day.invocations());
        day.invocations().clear();
        for (DataFile file : all) {
            Optional<DataFile> smaller = warehouse.rewrite(
                    LedgerTable.INVOCATIONS,
                    file,
                    (logKey, line) -> day.object(logKey).keeps(line),
                    runId);
            warehouse.discard(LedgerTable.INVOCATIONS, file);
            smaller.ifPresent(day.invocations()::add);
        }
    }
}
