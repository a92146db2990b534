package io.bedrockledger.prompts;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** Sets of texts, asked for how far others overlap with them. */
final class TextSets {

    private final IntList[] setsOfText;
    private final List<int[]> sets = new ArrayList<>();

    /** @param texts how many there are; a text is a number below */
    TextSets(int texts) {
        this.setsOfText = IntStream.range(0, texts).mapToObj(i -> new IntList()).toArray(IntList[]::new);
    }

    /** Adds a set; they are numbered from 0 in the order of their adding. */
    void add(int[] set) {
        for (int text : set) {
            setsOfText[text].add(sets.size());
        }
        sets.add(set);
    }

    /** How many texts of a set are in that other one, for each that shares one with it. */
    List<Overlap> overlaps(int[] set) {
        int[] common = new int[sets.size()];
        IntList touched = new IntList();
        for (int text : set) {
            IntList of = setsOfText[text];
            for (int i = 0; i < of.size(); i++) {
                if (common[of.at(i)]++ == 0) {
                    touched.add(of.at(i));
                }
            }
        }
        return IntStream.of(touched.toArray())
                .sorted()
                .mapToObj(other -> new Overlap(other, common[other], set.length, sets.get(other).length))
                .toList();
    }

    /**
     * An overlap.
     *
     * @param set the number of the other set
     * @param common texts of both
     * @param size texts of the set that was asked for
     * @param otherSize texts of the other set
     */
    record Overlap(int set, int common, int size, int otherSize) {

        /** What is common, over the larger set. */
        double likeness() {
            return (double) common / Math.max(size, otherSize);
        }

        /** Whether the other set holds, but for a share, all of the one asked for. */
        boolean isInside(double share) {
            return common >= share * size;
        }

        /** Texts of both when neither set is inside the other, but for a share; else 0. */
        int stray(double share) {
            return common >= share * Math.min(size, otherSize) ? 0 : common;
        }
    }
}
