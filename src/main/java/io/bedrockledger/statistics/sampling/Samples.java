package io.bedrockledger.statistics.sampling;

import io.bedrockledger.statistics.Draws;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/**
 * Samples that a seed and the ids of the items decide, whatever the order of the items. Each keeps the probability with
 * which it came in.
 */
public final class Samples {

    private Samples() {}

    /**
     * So many items, each set of them as likely as another: those with the smallest numbers by seed and id. An item that
     * comes to the population or leaves it changes the sample by one at most. All of them where there are no more.
     *
     * @param ids unlike each other
     */
    public static List<SampledItem> simple(List<String> ids, int count, long seed) {
        requireDistinct(ids);
        int drawn = Math.min(count, ids.size());
        return ids.stream()
                .sorted(byNumber(seed))
                .limit(drawn)
                .map(id -> new SampledItem(id, (double) drawn / ids.size()))
                .toList();
    }

    /**
     * So many items with probabilities in proportion to their sizes: every (1 / count)-th of the total size along a
     * random order (Hartley and Rao 1962, "Sampling with unequal probabilities and without replacement"). An item whose
     * share would make its probability 1 or more is taken for certain, and the others share what is left. All of them
     * where there are no more.
     *
     * @return exactly count items, those for certain first
     */
    public static List<SampledItem> proportionalToSize(List<SizedItem> items, int count, long seed) {
        requireDistinct(items.stream().map(SizedItem::id).toList());
        List<SizedItem> open = new ArrayList<>(items.stream()
                .sorted(Comparator.comparing(SizedItem::id, byNumber(seed)))
                .toList());
        List<SampledItem> sampled = new ArrayList<>();
        int left = Math.min(count, items.size());
        List<SizedItem> certain = certain(open, left);
        while (!certain.isEmpty()) {
            certain.forEach(each -> sampled.add(new SampledItem(each.id(), 1)));
            open.removeAll(new HashSet<>(certain));
            left -= certain.size();
            certain = certain(open, left);
        }
        sampled.addAll(systematic(open, left, Draws.of(seed).nextDouble()));
        return List.copyOf(sampled);
    }

    /**
     * The same with a stratum that is taken whole and apart: forced items come in for certain, beside the counted ones,
     * and take nothing from the chances of the others.
     *
     * @param forced ids of items that must be in
     */
    public static List<SampledItem> withForced(List<SizedItem> items, Set<String> forced, int count, long seed) {
        List<SampledItem> sampled = new ArrayList<>(items.stream()
                .map(SizedItem::id)
                .filter(forced::contains)
                .sorted(byNumber(seed))
                .map(id -> new SampledItem(id, 1))
                .toList());
        sampled.addAll(proportionalToSize(
                items.stream().filter(each -> !forced.contains(each.id())).toList(), count, seed));
        return List.copyOf(sampled);
    }

    private static Comparator<String> byNumber(long seed) {
        return Comparator.comparingDouble((String id) -> Draws.uniform(seed, id))
                .thenComparing(Comparator.naturalOrder());
    }

    private static List<SizedItem> certain(List<SizedItem> open, int left) {
        double total = total(open);
        return open.stream().filter(each -> left * each.size() >= total).toList();
    }

    private static double total(List<SizedItem> items) {
        return items.stream().mapToDouble(SizedItem::size).sum();
    }

    private static List<SampledItem> systematic(List<SizedItem> ordered, int count, double start) {
        List<SampledItem> sampled = new ArrayList<>();
        double total = total(ordered);
        double passed = 0;
        for (SizedItem each : ordered) {
            passed += count * each.size() / total;
            // The next mark is at start + marks met; the end is beyond every mark, so that rounding loses none.
            if (sampled.size() < count && passed > start + sampled.size()) {
                sampled.add(new SampledItem(each.id(), count * each.size() / total));
            }
        }
        return sampled;
    }

    private static void requireDistinct(List<String> ids) {
        if (new HashSet<>(ids).size() < ids.size()) {
            throw new IllegalArgumentException("[sample] ids must be unlike each other; found " + ids.size()
                    + " items with " + new HashSet<>(ids).size() + " ids; give each item its own");
        }
    }
}
