package io.bedrockledger.prompts;

import java.util.List;
import java.util.OptionalInt;
import java.util.function.IntConsumer;
import java.util.stream.Stream;

/**
 * Skeletons, found by the hashes of a text. A text matches a skeleton when it has at least {@value #CONTAINED} of its
 * hashes. One a thread.
 */
final class SkeletonIndex {

    /** The share of a fixed text that a call must have: some of it may be cut off or changed. */
    static final double CONTAINED = 0.8;

    private final List<Skeleton> skeletons;
    private final HashPlaces places;
    private final IntList[] holders;
    private final int[] hits;
    private final int[] touched;

    SkeletonIndex(List<Skeleton> skeletons) {
        this.skeletons = List.copyOf(skeletons);
        this.places = new HashPlaces();
        this.hits = new int[skeletons.size()];
        this.touched = new int[skeletons.size()];
        for (Skeleton skeleton : skeletons) {
            for (int i = 0; i < skeleton.size(); i++) {
                places.add(skeleton.hash(i));
            }
        }
        this.holders = Stream.generate(IntList::new).limit(places.size()).toArray(IntList[]::new);
        for (int s = 0; s < skeletons.size(); s++) {
            for (int i = 0; i < skeletons.get(s).size(); i++) {
                holders[places.of(skeletons.get(s).hash(i))].add(s);
            }
        }
    }

    /**
     * The skeleton that says most about a text: of those that it matches the one of which it has most hashes, then the
     * smallest, then the first.
     */
    OptionalInt best(long[] text) {
        return best(text, matching -> {});
    }

    /** The same; every skeleton that the text matches is shown, in any order. */
    OptionalInt best(long[] text, IntConsumer matching) {
        int best = -1;
        int found = count(text);
        for (int i = 0; i < found; i++) {
            int s = touched[i];
            if (hits[s] >= CONTAINED * skeletons.get(s).size()) {
                matching.accept(s);
                best = best < 0 || isBetter(s, best) ? s : best;
            }
        }
        clear(found);
        return best < 0 ? OptionalInt.empty() : OptionalInt.of(best);
    }

    private boolean isBetter(int one, int other) {
        int order = Integer.compare(hits[other], hits[one]);
        order = order == 0
                ? Integer.compare(
                        skeletons.get(one).size(), skeletons.get(other).size())
                : order;
        return order < 0 || (order == 0 && one < other);
    }

    private int count(long[] text) {
        int found = 0;
        for (long hash : text) {
            int place = places.of(hash);
            if (place >= 0) {
                IntList in = holders[place];
                for (int i = 0; i < in.size(); i++) {
                    if (hits[in.at(i)]++ == 0) {
                        touched[found++] = in.at(i);
                    }
                }
            }
        }
        return found;
    }

    private void clear(int found) {
        for (int i = 0; i < found; i++) {
            hits[touched[i]] = 0;
        }
    }
}
