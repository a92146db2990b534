package io.bedrockledger.ingest;

import io.bedrockledger.prompts.DiscoveredPrompt;
import io.bedrockledger.prompts.PromptDictionary;
import io.bedrockledger.prompts.Skeleton;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.PromptTextColumn;
import io.bedrockledger.warehouse.Row;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.Warehouse;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.SortedMap;
import java.util.TreeMap;
import org.apache.iceberg.DataFile;
import org.jspecify.annotations.Nullable;

/** The table {@code prompt_texts}: the dictionary of prompts that were found, kept from night to night. */
final class PromptTexts {

    private final Warehouse warehouse;
    private final SortedMap<Long, Entry> entries = new TreeMap<>();

    /** A row. */
    private record Entry(DiscoveredPrompt prompt, @Nullable Long alikeEntry, String runId) {}

    /** The table as it is published. */
    PromptTexts(Warehouse warehouse) {
        this.warehouse = warehouse;
        for (DataFile file : warehouse.files(LedgerTable.PROMPT_TEXTS)) {
            warehouse.read(
                    LedgerTable.PROMPT_TEXTS,
                    file,
                    row -> entries.put(
                            row.requiredLong(PromptTextColumn.ENTRY),
                            new Entry(
                                    prompt(row),
                                    row.number(PromptTextColumn.ALIKE_ENTRY),
                                    row.requiredText(PromptTextColumn.RUN_ID))));
        }
    }

    /** A dictionary that knows what the table holds. */
    PromptDictionary dictionary() {
        return new PromptDictionary(entries.values().stream().map(Entry::prompt).toList());
    }

    /** Drafts what the dictionary learned since; nothing when it learned nothing. */
    void draft(PromptDictionary dictionary, Draft draft) {
        List<DiscoveredPrompt> all = dictionary.entries();
        if (all.size() == entries.size()) {
            return;
        }
        for (int i = entries.size(); i < all.size(); i++) {
            OptionalInt alike = dictionary.nearest(i);
            Long entry = alike.isPresent() ? (long) alike.getAsInt() : null;
            entries.put((long) i, new Entry(all.get(i), entry, draft.runId()));
        }
        try (RowFile file = warehouse.write(LedgerTable.PROMPT_TEXTS, draft.runId())) {
            entries.forEach((number, entry) -> {
                fill(file.row(), number, entry);
                file.append();
            });
            draft.replaceAll(
                    LedgerTable.PROMPT_TEXTS, file.finish().map(List::of).orElse(List.of()));
        }
    }

    private static void fill(Row row, long number, Entry entry) {
        DiscoveredPrompt prompt = entry.prompt();
        row.set(PromptTextColumn.ENTRY, number)
                .set(PromptTextColumn.PROMPT, prompt.prompt())
                .set(PromptTextColumn.PROMPT_VERSION, Integer.toString(prompt.version()))
                .set(PromptTextColumn.CALLER, prompt.caller())
                .set(PromptTextColumn.MERGED_INTO, prompt.mergedInto())
                .set(PromptTextColumn.HASH_COUNT, prompt.skeleton().size())
                .set(PromptTextColumn.HASHES, encoded(prompt.skeleton()))
                .set(PromptTextColumn.RUN_ID, entry.runId())
                .set(PromptTextColumn.ALIKE_ENTRY, entry.alikeEntry());
    }

    private static DiscoveredPrompt prompt(Row row) {
        return new DiscoveredPrompt(
                row.requiredText(PromptTextColumn.PROMPT),
                Integer.parseInt(row.requiredText(PromptTextColumn.PROMPT_VERSION)),
                Optional.ofNullable(row.text(PromptTextColumn.CALLER)).orElse(""),
                decoded(row.requiredText(PromptTextColumn.HASHES)),
                row.text(PromptTextColumn.MERGED_INTO));
    }

    private static String encoded(Skeleton skeleton) {
        ByteBuffer bytes = ByteBuffer.allocate(skeleton.size() * Long.BYTES);
        for (int i = 0; i < skeleton.size(); i++) {
            bytes.putLong(skeleton.hash(i));
        }
        return Base64.getEncoder().encodeToString(bytes.array());
    }

    private static Skeleton decoded(String text) {
        ByteBuffer bytes = ByteBuffer.wrap(Base64.getDecoder().decode(text));
        long[] hashes = new long[bytes.remaining() / Long.BYTES];
        for (int i = 0; i < hashes.length; i++) {
            hashes[i] = bytes.getLong();
        }
        return Skeleton.of(hashes);
    }
}
