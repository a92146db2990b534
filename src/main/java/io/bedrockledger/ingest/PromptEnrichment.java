package io.bedrockledger.ingest;

import io.bedrockledger.prompts.PromptAssignment;
import io.bedrockledger.prompts.PromptDictionary;
import io.bedrockledger.prompts.PromptGrade;
import io.bedrockledger.prompts.RegisteredTexts;
import io.bedrockledger.prompts.SketchedText;
import io.bedrockledger.prompts.StoredPrompts;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowEdit;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.time.LocalDate;
import java.util.Collections;
import java.util.HashSet;
import java.util.List;
import java.util.NavigableSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Consumer;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/**
 * Names the prompt of the calls that this run read and of which nothing else tells it, by the text that they share with others.
 * Calls that earlier runs read keep what they are stored with.
 */
final class PromptEnrichment implements Enrichment {

    private static final String UNKNOWN = PromptGrade.NONE.name();

    private final Warehouse warehouse;
    private final SketchSpill sketches;
    private final RegisteredTexts registered;
    private final StopCheck stop;
    private final Consumer<String> edition;
    private final Set<String> written = new HashSet<>();
    private boolean isPrepared;
    private @Nullable PromptDiscovery discovery;
    private String runId = "";

    /**
     * @param stop asked at every text
     * @param edition takes the edition of the prompts that the calls are told by
     */
    PromptEnrichment(
            Warehouse warehouse,
            SketchSpill sketches,
            RegisteredTexts registered,
            StopCheck stop,
            Consumer<String> edition) {
        this.edition = edition;
        this.warehouse = warehouse;
        this.sketches = sketches;
        this.registered = registered;
        this.stop = stop;
    }

    @Override
    public List<InvocationColumn> looks() {
        return List.of(InvocationColumn.RUN_ID, InvocationColumn.SYSTEM_HASH, InvocationColumn.USER_HASH);
    }

    @Override
    public List<InvocationColumn> sets() {
        return List.of(
                InvocationColumn.PROMPT,
                InvocationColumn.PROMPT_VERSION,
                InvocationColumn.PROMPT_GRADE,
                InvocationColumn.REGISTERED_TEXT);
    }

    @Override
    public NavigableSet<LocalDate> prepare(Draft draft, NavigableSet<LocalDate> changed) {
        if (isPrepared) {
            discovery = null;
            return Collections.emptyNavigableSet();
        }
        isPrepared = true;
        PromptTexts table = new PromptTexts(warehouse);
        PromptDictionary dictionary = table.dictionary();
        PromptDiscovery found = PromptDiscovery.of(sketches, registered, dictionary, stop);
        table.draft(dictionary, draft);
        edition.accept(StoredPrompts.edition(dictionary, registered));
        if (found.isEmpty()) {
            return Collections.emptyNavigableSet();
        }
        discovery = found;
        runId = draft.runId();
        draft.added(LedgerTable.INVOCATIONS).forEach(file -> written.add(file.location()));
        return changed;
    }

    @Override
    public Optional<RowEdit> edit(DataFile file) {
        PromptDiscovery found = discovery;
        return found == null || !written.contains(file.location())
                ? Optional.empty()
                : Optional.of((row, position) -> edit(row, found));
    }

    private void edit(Row row, PromptDiscovery found) {
        Long system = row.number(InvocationColumn.SYSTEM_HASH);
        Long user = row.number(InvocationColumn.USER_HASH);
        if ((system == null && user == null)
                || !UNKNOWN.equals(row.text(InvocationColumn.PROMPT_GRADE))
                || !runId.equals(row.text(InvocationColumn.RUN_ID))) {
            return;
        }
        Optional<PromptAssignment> prompt = found.prompt(SketchedText.rank(system, user));
        prompt.ifPresent(assignment -> row.set(InvocationColumn.PROMPT, assignment.prompt())
                .set(InvocationColumn.PROMPT_VERSION, assignment.version())
                .set(InvocationColumn.PROMPT_GRADE, assignment.grade())
                .set(InvocationColumn.REGISTERED_TEXT, assignment.text()));
    }

    @Override
    public NavigableSet<LocalDate> further() {
        return Collections.emptyNavigableSet();
    }

    @Override
    public void close() {
        discovery = null;
        written.clear();
    }
}
