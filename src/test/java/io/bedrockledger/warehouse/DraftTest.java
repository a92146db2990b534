package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.SampleCalls.MONDAY_EAST;
import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DraftTest {

    @TempDir
    Path folder;

    @Test
    void whatRowsNameIsCommittedBeforeThemHoweverLateItWasDrafted() {
        try (Warehouse warehouse = Warehouse.open(WarehouseSettings.embedded(folder.resolve("data")))) {
            Draft draft = warehouse.draft("run-1");
            draft.replaceDays(
                    LedgerTable.INVOCATIONS,
                    List.of(MONDAY_EAST),
                    List.of(SampleCalls.write(warehouse, MONDAY_EAST, "a-", 1)));
            try (RowFile texts = warehouse.write(LedgerTable.PROMPT_TEXTS, "run-1")) {
                texts.row()
                        .set(PromptTextColumn.ENTRY, 0L)
                        .set(PromptTextColumn.PROMPT, "clerk/0a1b2c3d4e")
                        .set(PromptTextColumn.PROMPT_VERSION, "1")
                        .set(PromptTextColumn.HASH_COUNT, 1)
                        .set(PromptTextColumn.HASHES, "AAAAAAAAAAE=")
                        .set(PromptTextColumn.RUN_ID, "run-1");
                texts.append();
                draft.replaceAll(
                        LedgerTable.PROMPT_TEXTS, List.of(texts.finish().orElseThrow()));
            }

            assertThat(draft.tables()).containsExactly(LedgerTable.PROMPT_TEXTS, LedgerTable.INVOCATIONS);
        }
    }
}
