package io.bedrockledger.ingest;

import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.prompts.AgentCall;
import io.bedrockledger.prompts.AgentLinks;
import io.bedrockledger.prompts.AgentRuns;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowEdit;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.nio.file.Path;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableSet;
import java.util.Objects;
import java.util.Optional;
import java.util.TreeSet;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * Sets the agent run and the step of calls. It looks at the usage dates that change and one day to either side, as far as
 * one call reaches another: on the day before them calls keep the run that they are stored with where the call that they
 * extend lies further back; when a call on the day after them changes, the days behind are looked at as well.
 */
final class AgentEnrichment implements Enrichment {

    private static final List<InvocationColumn> READ = List.of(
            InvocationColumn.REQUEST_ID,
            InvocationColumn.ACCOUNT_ID,
            InvocationColumn.PRINCIPAL,
            InvocationColumn.INVOKED_AT,
            InvocationColumn.USAGE_DATE,
            InvocationColumn.STATUS,
            InvocationColumn.MESSAGES_HASH,
            InvocationColumn.PARENT_MESSAGES_HASH,
            InvocationColumn.ANSWER_HASH,
            InvocationColumn.PARENT_ANSWER_HASH,
            InvocationColumn.MESSAGE_COUNT,
            InvocationColumn.AGENT_RUN_ID,
            InvocationColumn.AGENT_STEP);

    /** Rows of a file, at most: a row is known by the number of its file and its place there. */
    private static final int POSITION_BITS = 40;

    private static final String FAILED = Invocation.Status.ERROR.name();

    private final Warehouse warehouse;
    private final Path sortFile;
    private final StopCheck stop;
    private final Map<String, FileFacts> files = new HashMap<>();
    private final CallerHashes callers = new CallerHashes();
    private final NavigableSet<LocalDate> dates = new TreeSet<>();
    private final NavigableSet<LocalDate> editedDates = new TreeSet<>();
    private @Nullable AgentPlaces places;
    private @Nullable EntryCursor cursor;

    /**
     * An enrichment.
     *
     * @param sortFile the beginning of the names of files for what does not fit into memory
     * @param stop asked at every row
     */
    AgentEnrichment(Warehouse warehouse, Path sortFile, StopCheck stop) {
        this.warehouse = warehouse;
        this.sortFile = sortFile;
        this.stop = stop;
    }

    @Override
    public List<InvocationColumn> looks() {
        return List.of(InvocationColumn.USAGE_DATE);
    }

    @Override
    public List<InvocationColumn> sets() {
        return List.of(InvocationColumn.AGENT_RUN_ID, InvocationColumn.AGENT_STEP);
    }

    @Override
    public NavigableSet<LocalDate> prepare(Draft draft, NavigableSet<LocalDate> changed) {
        close();
        editedDates.clear();
        dates.clear();
        for (LocalDate date : changed) {
            dates.add(date.minusDays(1));
            dates.add(date);
            dates.add(date.plusDays(1));
        }
        AgentPlaces found = new AgentPlaces(sortFile, stop);
        places = found;
        for (DataFile file : Enriching.inOrder(draft, dates)) {
            files.put(file.location(), read(file, changed, found));
        }
        found.find();
        cursor = found.cursor();
        return dates;
    }

    private FileFacts read(DataFile file, NavigableSet<LocalDate> changed, AgentPlaces into) {
        Reading reading = new Reading((long) files.size() << POSITION_BITS, changed, into);
        warehouse.read(LedgerTable.INVOCATIONS, file, READ, reading::take);
        return new FileFacts(reading.firstRow, reading.hasStored);
    }

    @Override
    public Optional<RowEdit> edit(DataFile file) {
        FileFacts facts = files.get(file.location());
        EntryCursor next = cursor;
        if (facts == null || next == null) {
            return Optional.empty();
        }
        boolean hasPlace = next.hasEntry() && next.entry[0] >> POSITION_BITS == facts.firstRow() >> POSITION_BITS;
        if (!hasPlace && !facts.hasStored()) {
            return Optional.empty();
        }
        return Optional.of((row, position) -> edit(row, facts.firstRow() + position, next));
    }

    private void edit(Row row, long number, EntryCursor next) {
        LocalDate date = row.requiredDate(InvocationColumn.USAGE_DATE);
        if (!dates.contains(date)) {
            return;
        }
        String run = null;
        Long step = null;
        if (next.hasEntry() && next.entry[0] == number) {
            run = new RequestKey(next.entry[1], next.entry[2]).asUuid();
            step = next.entry[3];
            next.advance();
        }
        if (!Objects.equals(run, row.text(InvocationColumn.AGENT_RUN_ID))
                || !Objects.equals(step, row.number(InvocationColumn.AGENT_STEP))) {
            editedDates.add(date);
            row.set(InvocationColumn.AGENT_RUN_ID, run)
                    .set(InvocationColumn.AGENT_STEP, step == null ? null : Integer.valueOf(Math.toIntExact(step)));
        }
    }

    @Override
    public NavigableSet<LocalDate> further() {
        NavigableSet<LocalDate> last = new TreeSet<>();
        for (LocalDate date : editedDates) {
            if (!dates.contains(date.plusDays(1))) {
                last.add(date);
            }
        }
        return last;
    }

    @Override
    public void close() {
        AgentPlaces done = places;
        places = null;
        cursor = null;
        files.clear();
        if (done != null) {
            done.close();
        }
    }

    /** What is known of a file: the number of its first row, and whether a row of it is stored with a run. */
    private record FileFacts(long firstRow, boolean hasStored) {}

    /** The rows of one file, one after the other. */
    private final class Reading {

        private final long firstRow;
        private final NavigableSet<LocalDate> changed;
        private final AgentPlaces into;
        private long position;
        private boolean hasStored;

        Reading(long firstRow, NavigableSet<LocalDate> changed, AgentPlaces into) {
            this.firstRow = firstRow;
            this.changed = changed;
            this.into = into;
        }

        void take(Row row) {
            stop.check();
            long number = firstRow + position++;
            LocalDate date = row.requiredDate(InvocationColumn.USAGE_DATE);
            if (!dates.contains(date)) {
                return;
            }
            String run = row.text(InvocationColumn.AGENT_RUN_ID);
            hasStored |= run != null;
            Long sent = row.number(InvocationColumn.MESSAGES_HASH);
            if (sent == null) {
                return;
            }
            AgentCall call = call(row, number);
            long caller =
                    callers.of(row.requiredText(InvocationColumn.ACCOUNT_ID), row.text(InvocationColumn.PRINCIPAL));
            into.sent(sent ^ caller, call, answer(row, InvocationColumn.ANSWER_HASH));
            Long extended = row.number(InvocationColumn.PARENT_MESSAGES_HASH);
            if (extended != null) {
                into.extending(extended ^ caller, call, answer(row, InvocationColumn.PARENT_ANSWER_HASH));
                if (run != null && isBefore(date)) {
                    stored(call, run, row);
                }
            }
        }

        private int answer(Row row, InvocationColumn column) {
            Long answer = row.number(column);
            return answer == null ? AgentLinks.UNKNOWN_ANSWER : Math.toIntExact(answer);
        }

        private AgentCall call(Row row, long number) {
            Instant invokedAt = row.requiredInstant(InvocationColumn.INVOKED_AT);
            Long count = row.number(InvocationColumn.MESSAGE_COUNT);
            RequestKey key = RequestKey.of(row.requiredText(InvocationColumn.REQUEST_ID));
            return new AgentCall(
                    ChronoUnit.MICROS.between(Instant.EPOCH, invokedAt),
                    AgentCall.order(
                            count == null ? 0 : Math.toIntExact(count),
                            FAILED.equals(row.text(InvocationColumn.STATUS))),
                    key.high(),
                    key.low(),
                    number);
        }

        /** Whether the call that one of a date extends may lie before all dates that are looked at. */
        private boolean isBefore(LocalDate date) {
            return !changed.contains(date) && !changed.contains(date.minusDays(1));
        }

        private void stored(AgentCall call, String run, Row row) {
            Long step = row.number(InvocationColumn.AGENT_STEP);
            if (step != null && step > 1) {
                RequestKey first = RequestKey.of(run);
                into.stored(call, new AgentRuns.Place(first.high(), first.low(), step));
            }
        }
    }
}
