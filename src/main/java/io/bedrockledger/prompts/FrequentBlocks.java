package io.bedrockledger.prompts;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** Hashes that stand in many texts, put together where they stand in the same ones. */
final class FrequentBlocks {

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

    private FrequentBlocks() {}

    /** The blocks of some texts, the one that explains most first. */
    static List<Block> of(List<SketchedText> texts, SharedHashes shared) {
        List<IntList> sameTexts = sameTexts(texts, shared);
        IntList[] rows = new IntList[shared.size()];
        sameTexts.forEach(numbers -> rows[numbers.at(0)] = new IntList());
        for (int t = 0; t < texts.size(); t++) {
            for (int number : shared.ofText(t)) {
                if (rows[number] != null) {
                    rows[number].add(t);
                }
            }
        }
        List<Block> blocks = new ArrayList<>(sameTexts.size());
        for (IntList numbers : sameTexts) {
            long[] hashes = new long[numbers.size()];
            for (int i = 0; i < hashes.length; i++) {
                hashes[i] = shared.hash(numbers.at(i));
            }
            blocks.add(new Block(rows[numbers.at(0)].toArray(), hashes));
        }
        blocks.sort(Comparator.comparingLong(Block::explained)
                .reversed()
                .thenComparingInt(block -> -block.rows().length)
                .thenComparingLong(block -> block.hashes()[0]));
        return blocks;
    }

    /** The numbers of frequent hashes, those together that stand in the same texts: in as many, of the same sum of ranks. */
    private static List<IntList> sameTexts(List<SketchedText> texts, SharedHashes shared) {
        long[] signatures = new long[shared.size()];
        for (int t = 0; t < texts.size(); t++) {
            long rank = texts.get(t).rank();
            for (int number : shared.ofText(t)) {
                signatures[number] += rank;
            }
        }
        Map<Long, IntList> bySignature = new LinkedHashMap<>();
        for (int i = 0; i < signatures.length; i++) {
            if (shared.isFrequent(i)) {
                bySignature
                        .computeIfAbsent(SortedLongs.mix(signatures[i]) + shared.count(i), none -> new IntList())
                        .add(i);
            }
        }
        return List.copyOf(bySignature.values());
    }
}
