package io.bedrockledger.statistics.rates;

import io.bedrockledger.statistics.Confidence;
import io.bedrockledger.statistics.Interval;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * How far two judges agree beyond what chance would make them: Cohen 1960, "A coefficient of agreement for nominal
 * scales".
 *
 * @param agreement the share of items on which both say the same
 * @param chance the share that chance would give: the sum over categories of the product of both judges' shares, below 1
 * @param standardError of kappa, for large samples (Fleiss, Cohen and Everitt 1969, "Large sample standard errors of
 *     kappa and weighted kappa"); 0 where they agree on everything
 * @param items that both judged, above 0
 */
public record Kappa(double agreement, double chance, double standardError, long items) {

    /**
     * Of a square table of counts: a row for what the first judge said, a column for what the second said. Empty where no
     * item was judged and where both say one and the same thing of every item, since chance then gives all of it.
     */
    public static Optional<Kappa> of(List<List<Long>> table) {
        if (table.stream().anyMatch(row -> row.size() != table.size())) {
            throw new IllegalArgumentException("[kappa] a table must be square; found a row that has not "
                    + table.size() + " columns; give every category a row and a column");
        }
        Shares shares = new Shares(table);
        double agreement = shares.agreement();
        double chance = shares.chance();
        if (shares.items == 0 || chance >= 1) {
            return Optional.empty();
        }
        double kappa = (agreement - chance) / (1 - chance);
        return Optional.of(new Kappa(agreement, chance, shares.standardError(kappa, chance), shares.items));
    }

    /** (agreement - chance) / (1 - chance): 1 for agreement in everything, 0 for what chance gives, below 0 for less. */
    public double value() {
        return (agreement - chance) / (1 - chance);
    }

    /**
     * Kappa +- z standard errors, within -1 to 1. Where the judges agree on everything the standard error knows nothing:
     * the low end is then kappa at the low end of the exact interval of the agreement.
     */
    public Interval interval(Confidence confidence) {
        if (standardError > 0) {
            return Interval.around(value(), confidence.z() * standardError).within(-1, 1);
        }
        double least = new Rate(items, items).exact(confidence).low();
        return new Interval(Math.min(value(), (least - chance) / (1 - chance)), value()).within(-1, 1);
    }

    /** A table of counts as shares of all items, with its margins. */
    private static final class Shares {

        private final List<List<Long>> table;
        private final long items;
        private final double[] rows;
        private final double[] columns;

        Shares(List<List<Long>> table) {
            this.table = table;
            this.items = table.stream()
                    .flatMap(List::stream)
                    .mapToLong(count -> count)
                    .sum();
            this.rows = IntStream.range(0, table.size())
                    .mapToDouble(row -> IntStream.range(0, table.size())
                            .mapToDouble(column -> at(row, column))
                            .sum())
                    .toArray();
            this.columns = IntStream.range(0, table.size())
                    .mapToDouble(column -> IntStream.range(0, table.size())
                            .mapToDouble(row -> at(row, column))
                            .sum())
                    .toArray();
        }

        private double at(int row, int column) {
            return (double) table.get(row).get(column) / items;
        }

        double agreement() {
            return IntStream.range(0, rows.length)
                    .mapToDouble(each -> at(each, each))
                    .sum();
        }

        double chance() {
            return IntStream.range(0, rows.length)
                    .mapToDouble(each -> rows[each] * columns[each])
                    .sum();
        }

        double standardError(double kappa, double chance) {
            double sum = -Math.pow(kappa - chance * (1 - kappa), 2);
            for (int row = 0; row < rows.length; row++) {
                for (int column = 0; column < columns.length; column++) {
                    double weight = row == column
                            ? 1 - (rows[row] + columns[row]) * (1 - kappa)
                            : (columns[row] + rows[column]) * (1 - kappa);
                    sum += at(row, column) * weight * weight;
                }
            }
            return Math.sqrt(Math.max(0, sum) / items) / (1 - chance);
        }
    }
}
