package io.bedrockledger.report.content;

import java.util.List;

/**
 * A heading that is a finding, and what shows it.
 *
 * @param id a word, the same in every report
 * @param heading empty for what stands right below the headline
 * @param blocks in order
 * @param aside what stands beside them where there is room, after them where not; empty for none
 */
public record Section(String id, Phrase heading, List<Block> blocks, List<Block> aside) {

    public Section {
        blocks = List.copyOf(blocks);
        aside = List.copyOf(aside);
    }

    /** Without anything beside it. */
    public static Section of(String id, Phrase heading, List<Block> blocks) {
        return new Section(id, heading, blocks, List.of());
    }
}
