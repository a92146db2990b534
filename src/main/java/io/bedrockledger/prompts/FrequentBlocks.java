package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hashes that stand in many texts, put together where they stand in the same ones. */
final class FrequentBlocks {

    private final List<SketchedText> texts;
    private final long[] frequent;
    private final int[] counts;
    private final long[] signatures;

    /** Hashes that stand in the same texts. */
    static final class Block {

        private final int[] rows;
        private final long[] hashes;

        /**
         * @param rows the numbers of those texts, ascending
         * @param hashes ascending
         */
        private Block(int[] rows, long[] hashes) {
            this.rows = rows;
            this.hashes = hashes;
        }

        int[] rows() {
            return rows;
        }

        long[] hashes() {
            return hashes;
        }

        /** How much text it explains: texts times hashes. */
        long explained() {
            return (long) rows.length * hashes.length;
        }
    }

    private FrequentBlocks(List<SketchedText> texts) {
        this.texts = texts;
        this.frequent = frequent(texts);
        this.counts = new int[frequent.length];
        this.signatures = new long[frequent.length];
        for (SketchedText text : texts) {
            for (long hash : text.hashes()) {
                int at = Arrays.binarySearch(frequent, hash);
                if (at >= 0) {
                    counts[at]++;
                    signatures[at] += text.rank();
                }
            }
        }
    }

    /** The blocks of some texts, the one that explains most first. */
    static List<Block> of(List<SketchedText> texts) {
        return new FrequentBlocks(texts).blocks();
    }

    private static long[] frequent(List<SketchedText> texts) {
        int total = texts.stream().mapToInt(text -> text.hashes().length).sum();
        long[] all = new long[total];
        int filled = 0;
        for (SketchedText text : texts) {
            System.arraycopy(text.hashes(), 0, all, filled, text.hashes().length);
            filled += text.hashes().length;
        }
        Arrays.sort(all);
        int kept = 0;
        int from = 0;
        for (int i = 1; i <= total; i++) {
            if (i == total || all[i] != all[from]) {
                if (i - from >= least(all[from])) {
                    all[kept++] = all[from];
                }
                from = i;
            }
        }
        return Arrays.copyOf(all, kept);
    }

    /** The different texts that make a hash one of fixed text. */
    static int least(long hash) {
        return PromptSketch.isOfSystem(hash) ? TemplateFinder.LEAST_SYSTEM_TEXTS : TemplateFinder.LEAST_TEXTS;
    }

    private List<Block> blocks() {
        Map<Long, IntList> bySignature = new LinkedHashMap<>();
        for (int i = 0; i < frequent.length; i++) {
            bySignature
                    .computeIfAbsent(SortedLongs.mix(signatures[i]) + counts[i], none -> new IntList())
                    .add(i);
        }
        Map<Long, IntList> rows = rows(bySignature);
        List<Block> blocks = new ArrayList<>(bySignature.size());
        bySignature.forEach((signature, places) -> {
            long[] hashes = new long[places.size()];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = frequent[places.at(i)];
            }
            blocks.add(new Block(rows.getOrDefault(hashes[0], new IntList()).toArray(), hashes));
        });
        blocks.sort(Comparator.comparingLong(Block::explained)
                .reversed()
                .thenComparingInt(block -> -block.rows().length)
                .thenComparingLong(block -> block.hashes()[0]));
        return blocks;
    }

    /** The texts of each block, by its first hash. */
    private Map<Long, IntList> rows(Map<Long, IntList> blocks) {
        Map<Long, IntList> rows = new HashMap<>();
        blocks.values().forEach(places -> rows.put(frequent[places.at(0)], new IntList()));
        for (int t = 0; t < texts.size(); t++) {
            for (long hash : texts.get(t).hashes()) {
                IntList of = rows.get(hash);
                if (of != null) {
                    of.add(t);
                }
            }
        }
        return rows;
    }
}
