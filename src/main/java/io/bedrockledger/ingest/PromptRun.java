package io.bedrockledger.ingest;

import io.bedrockledger.prompts.PromptAssignment;
import io.bedrockledger.prompts.PromptGrade;
import io.bedrockledger.prompts.RegisteredText;
import io.bedrockledger.prompts.StoredPrompts;
import io.bedrockledger.warehouse.Calls;
import io.bedrockledger.warehouse.ColumnPatch;
import io.bedrockledger.warehouse.DailyCosts;
import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.FilePatch;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.LogDayReceipt;
import io.bedrockledger.warehouse.Receipts;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collection;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;

/**
 * Brings the calls of published log days to the prompts that are known by now, log date by log date, from the fingerprints in
 * their rows: no log is read. Each date is published in an order that is always safe: calls, what is derived from them, and the
 * receipts last, so that a run that died anywhere is made up for by the next one.
 */
final class PromptRun {

    private static final List<InvocationColumn> LOOKED = List.of(
            InvocationColumn.ACCOUNT_ID,
            InvocationColumn.REGION,
            InvocationColumn.LOG_DATE,
            InvocationColumn.SYSTEM_HASH,
            InvocationColumn.USER_HASH);

    private static final List<InvocationColumn> CHANGED = List.of(
            InvocationColumn.PROMPT,
            InvocationColumn.PROMPT_VERSION,
            InvocationColumn.PROMPT_GRADE,
            InvocationColumn.REGISTERED_TEXT);

    private final RunParts parts;
    private final Warehouse warehouse;
    private final RunOptions options;
    private final DuckDb engine;
    private final StopCheck stop;
    private final StoredPrompts prompts;
    private long changed;

    /**
     * A run over the log days of a window; the caller holds the run lock.
     *
     * @param stop asked at every row, and before every commit
     */
    PromptRun(RunParts parts, RunOptions options, DuckDb engine, StopCheck stop) {
        this.parts = parts;
        this.warehouse = parts.warehouse();
        this.options = options;
        this.engine = engine;
        this.stop = stop;
        this.prompts = new StoredPrompts(
                parts.prompts().texts(parts.key()), new PromptTexts(warehouse).dictionary(), parts.key());
    }

    /** Publishes every date; how many calls changed. */
    long apply() {
        SortedMap<LocalDate, List<LogDayReceipt>> dates = new TreeMap<>();
        for (LogDayReceipt day : new Receipts(warehouse)
                .logDays(options.window().from(), options.window().to())) {
            if (!prompts.edition().equals(day.promptsVersion())) {
                dates.computeIfAbsent(day.unit().logDate(), date -> new ArrayList<>())
                        .add(day);
            }
        }
        dates.forEach(this::publish);
        return changed;
    }

    private void publish(LocalDate date, List<LogDayReceipt> days) {
        stop.check();
        Draft draft = warehouse.draft(options.runId(), stop);
        List<DataFile> written = new ArrayList<>();
        try {
            stop.cancellable(() -> draft(draft, date, days, written));
        } catch (RuntimeException e) {
            Map<LedgerTable, List<DataFile>> all = new EnumMap<>(LedgerTable.class);
            all.put(LedgerTable.INVOCATIONS, written);
            draft.discard(all);
            throw e;
        }
        draft.commit();
    }

    private void draft(Draft draft, LocalDate date, List<LogDayReceipt> days, List<DataFile> written) {
        Set<DayUnit> units = days.stream().map(LogDayReceipt::unit).collect(Collectors.toSet());
        List<FilePatch> patches = patches(units, written);
        NavigableSet<LocalDate> usageDates = new TreeSet<>();
        if (!patches.isEmpty()) {
            draft.patch(LedgerTable.INVOCATIONS, patches);
            usageDates = new Calls(warehouse).usageDates(draft.removed(LedgerTable.INVOCATIONS));
            new DailyCosts(draft, engine, parts.usageTypes()).rollUp(usageDates);
        }
        DayReceipts.replace(
                warehouse,
                draft,
                date,
                day -> units.contains(day.unit()) ? day.withPrompts(prompts.edition(), options.runId()) : day);
        if (!patches.isEmpty()) {
            DraftChecks.require(engine, draft, new TreeSet<>(List.of(date)), usageDates);
        }
    }

    private List<FilePatch> patches(Set<DayUnit> units, List<DataFile> written) {
        ColumnPatch patch = new ColumnPatch(warehouse, LOOKED, CHANGED, options.runId(), stop);
        List<FilePatch> patches = new ArrayList<>();
        for (DataFile file : warehouse.files(LedgerTable.INVOCATIONS, units)) {
            patch.apply(file, (row, position) -> tell(row, units)).ifPresent(after -> {
                written.add(after);
                patches.add(new FilePatch(file, after));
            });
        }
        return patches;
    }

    private void tell(Row row, Collection<DayUnit> units) {
        DayUnit unit = new DayUnit(
                row.requiredDate(InvocationColumn.LOG_DATE),
                row.requiredText(InvocationColumn.ACCOUNT_ID),
                row.requiredText(InvocationColumn.REGION));
        if (!units.contains(unit)) {
            return;
        }
        String text = row.text(InvocationColumn.REGISTERED_TEXT);
        PromptAssignment before = new PromptAssignment(
                row.text(InvocationColumn.PROMPT),
                row.text(InvocationColumn.PROMPT_VERSION),
                PromptGrade.valueOf(row.requiredText(InvocationColumn.PROMPT_GRADE)),
                text == null ? null : RegisteredText.valueOf(text));
        PromptAssignment after =
                prompts.of(before, row.number(InvocationColumn.SYSTEM_HASH), row.number(InvocationColumn.USER_HASH));
        if (!after.equals(before)) {
            changed++;
            row.set(InvocationColumn.PROMPT, after.prompt())
                    .set(InvocationColumn.PROMPT_VERSION, after.version())
                    .set(InvocationColumn.PROMPT_GRADE, after.grade())
                    .set(InvocationColumn.REGISTERED_TEXT, after.text());
        }
    }
}
