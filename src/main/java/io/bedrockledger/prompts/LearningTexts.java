package io.bedrockledger.prompts;

import io.bedrockledger.prompts.FrequentBlocks.Block;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;

/** Texts that prompts are to be learnt from, numbered from 0, and what they have in common. One a thread. */
final class LearningTexts {

    private final List<SketchedText> texts;
    private final SharedHashes shared;
    private final List<Block> blocks;

    /** @param texts each once, in any order */
    LearningTexts(Collection<SketchedText> texts) {
        this.texts = texts.stream().sorted(SketchedText.ORDER).toList();
        this.shared = new SharedHashes(this.texts);
        this.blocks = List.copyOf(FrequentBlocks.of(this.texts, shared));
    }

    int size() {
        return texts.size();
    }

    SketchedText text(int number) {
        return texts.get(number);
    }

    List<SketchedText> texts(int[] numbers) {
        return Arrays.stream(numbers).mapToObj(texts::get).toList();
    }

    /** Hashes that stand in the same texts, the block that explains most first. */
    List<Block> blocks() {
        return blocks;
    }

    /** What nearly all of some texts have; of three at least. */
    Skeleton fixed(int[] numbers) {
        return shared.ofNearlyAll(numbers, TemplateFinder.ALIKE);
    }
}
