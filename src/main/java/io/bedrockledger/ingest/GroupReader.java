package io.bedrockledger.ingest;

import io.bedrockledger.invocation.FolderIdentity;
import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.invocation.LogObjectReader;
import io.bedrockledger.invocation.Rejected;
import io.bedrockledger.invocation.ReportedTokens;
import io.bedrockledger.invocation.Shape;
import io.bedrockledger.prompts.PromptGrade;
import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RejectedRecordColumn;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.io.Closeable;
import java.io.IOException;
import java.io.InputStream;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.LongConsumer;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** The pass from the bytes of log objects to the rows of data files. One a thread; its buffers are used again. */
final class GroupReader implements Closeable {

    private static final String NO_PROMPT = PromptGrade.NONE.name();

    private final RunParts parts;
    private final DayBooks books;
    private final String runId;
    private final InvocationRows rows;
    private final LogObjectReader reader;
    private @Nullable LogObject current;

    GroupReader(RunParts parts, DayBooks books, String runId) {
        this.books = books;
        this.parts = parts;
        this.runId = runId;
        this.rows = new InvocationRows(parts, runId);
        this.reader = new LogObjectReader(parts.key(), this::openBody, rows::bodyDecides, parts.limits());
    }

    /**
     * Reads a group into files that no reader sees yet.
     *
     * @param duplicates takes every record that tells a call
     * @param sketches takes the texts of calls of which nothing tells the prompt
     * @param stop asked whenever bytes of an object are taken
     * @param done takes the compressed bytes of each object that was read
     */
    GroupResult read(ObjectGroup group, Duplicates duplicates, SketchSpill sketches, StopCheck stop, LongConsumer done)
            throws IOException {
        Warehouse warehouse = parts.warehouse();
        rows.priceBy(books.of(group.unit()));
        List<ObjectTotals> objects = new ArrayList<>(group.objects().size());
        try (RowFile calls =
                        warehouse.write(LedgerTable.INVOCATIONS, group.unit().logDate(), runId);
                RejectedFile rejected = new RejectedFile(warehouse, runId);
                SketchSpill.Writer texts = sketches.new Writer()) {
            for (LogObject object : group.objects()) {
                objects.add(read(object, duplicates, calls, rejected, texts, stop));
                done.accept(object.sizeBytes());
            }
            return new GroupResult(group.unit(), calls.finish(), rejected.finish(), objects);
        }
    }

    private Optional<InputStream> openBody(String location) throws IOException {
        LogObject holder = current;
        return holder == null ? Optional.empty() : parts.source().openBody(holder, location);
    }

    private ObjectTotals read(
            LogObject object,
            Duplicates duplicates,
            RowFile calls,
            RejectedFile rejected,
            SketchSpill.Writer texts,
            StopCheck stop)
            throws IOException {
        ObjectTotals totals = ObjectTotals.of(object);
        int place = duplicates.place(object.key());
        current = object;
        FolderIdentity folder = new FolderIdentity(object.accountId(), object.region(), object.logDate());
        try (InputStream bytes = new StoppableStream(parts.source().open(object), stop)) {
            reader.read(bytes, folder, record -> {
                if (record instanceof Invocation call) {
                    totals.call(call.invokedAt());
                    duplicates.add(
                            call.requestId(),
                            place,
                            call.lineNumber(),
                            call.tokens().source() != ReportedTokens.Source.ABSENT,
                            false);
                    rows.fill(calls.row(), call, object, reader::sketch);
                    sketch(calls.row(), call.shape(), texts);
                    calls.append();
                } else if (record instanceof Rejected reject) {
                    totals.rejected();
                    rejected.append(reject, object);
                }
            });
        }
        return totals;
    }

    /** Hands the texts of a call on, by whose it is, when nothing tells its prompt. */
    private void sketch(Row row, Shape shape, SketchSpill.Writer texts) {
        if (!NO_PROMPT.equals(row.text(InvocationColumn.PROMPT_GRADE))) {
            return;
        }
        String workflow = row.text(InvocationColumn.WORKFLOW);
        String principal = workflow == null ? row.text(InvocationColumn.PRINCIPAL) : workflow;
        String caller = principal == null ? "" : principal;
        if (!texts.hasWritten(shape.systemHash(), shape.userHash(), caller)) {
            reader.sketch().ifPresent(sketch -> texts.add(sketch, caller));
        }
    }

    @Override
    public void close() {
        reader.close();
    }

    /** The file of rejected records, begun with the first one. */
    private static final class RejectedFile implements Closeable {

        private final Warehouse warehouse;
        private final String runId;
        private Optional<RowFile> file = Optional.empty();

        RejectedFile(Warehouse warehouse, String runId) {
            this.warehouse = warehouse;
            this.runId = runId;
        }

        void append(Rejected reject, LogObject object) {
            if (file.isEmpty()) {
                file = Optional.of(warehouse.write(LedgerTable.REJECTED_RECORDS, object.logDate(), runId));
            }
            RowFile open = file.get();
            Row row = open.row();
            row.set(RejectedRecordColumn.LOG_KEY, object.key())
                    .set(RejectedRecordColumn.LINE_NUMBER, reject.lineNumber())
                    .set(RejectedRecordColumn.LOG_DATE, object.logDate())
                    .set(RejectedRecordColumn.ACCOUNT_ID, object.accountId())
                    .set(RejectedRecordColumn.REGION, object.region())
                    .set(RejectedRecordColumn.REASON, reject.reason())
                    .set(RejectedRecordColumn.RULE, reject.rule())
                    .set(RejectedRecordColumn.DETAIL, reject.detail())
                    .set(RejectedRecordColumn.RUN_ID, runId);
            open.append();
        }

        Optional<DataFile> finish() {
            return file.flatMap(RowFile::finish);
        }

        @Override
        public void close() {
            file.ifPresent(RowFile::close);
        }
    }
}
