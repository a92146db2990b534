package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.ClusterTotals;
import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.FinitePopulation;
import io.bedrockledger.statistics.Interval;
import java.util.List;

/**
 * Paired outcomes by cluster, such as by conversation, where whole clusters were drawn. Two items of a conversation tell
 * less than two of different ones.
 *
 * @param clusters each with at least one item
 */
public record ClusteredOutcomes(List<PairedOutcomes> clusters) {

    public ClusteredOutcomes {
        clusters = List.copyOf(clusters);
        if (clusters.stream().anyMatch(each -> each.items() == 0)) {
            throw new IllegalArgumentException(
                    "[pairs] a cluster must have an item; found one without; leave empty clusters out");
        }
    }

    /** All items of all clusters. */
    public PairedOutcomes total() {
        return clusters.stream().reduce(new PairedOutcomes(0, 0, 0, 0), PairedOutcomes::plus);
    }

    /**
     * Tango's interval at the effective number of items, which the cluster-robust variance gives (see {@link
     * ClusterTotals#effectiveItems}). -1 to 1 for no clusters; where no item is discordant, each cluster counts as one
     * item.
     */
    public Interval interval(Confidence confidence) {
        return interval(confidence, FinitePopulation.endless(clusters.size()));
    }

    /**
     * The same about all the clusters that could have been drawn without replacement.
     *
     * @param population how many of so many clusters were drawn
     */
    public Interval interval(Confidence confidence, FinitePopulation population) {
        PairedOutcomes total = total();
        if (total.items() == 0) {
            return new Interval(-1, 1);
        }
        double seen = total.difference().orElseThrow();
        if (population.varianceFactor() == 0) {
            return new Interval(seen, seen);
        }
        double scale = effectiveItems(confidence) / total.items() / population.varianceFactor();
        return total.tango().scaled(scale).interval(confidence.z());
    }

    /** How many items drawn one by one would tell as much; at most all of them, and 0 for none. */
    public double effectiveItems(Confidence confidence) {
        PairedOutcomes total = total();
        double seen = total.difference().orElse(0);
        double spread = (double) total.discordant() / Math.max(1, total.items()) - seen * seen;
        return ClusterTotals.of(
                        clusters.stream()
                                .mapToDouble(each -> each.onlySecond() - each.onlyFirst())
                                .toArray(),
                        clusters.stream().mapToDouble(PairedOutcomes::items).toArray())
                .effectiveItems(spread, confidence);
    }
}
