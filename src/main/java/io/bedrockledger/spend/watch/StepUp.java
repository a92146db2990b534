package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.spike.FalseDiscovery;
import io.bedrockledger.statistics.AdjustedPValues;
import java.util.List;

/** The control of Benjamini and Hochberg. */
final class StepUp implements FalseDiscovery {

    @Override
    public List<Boolean> chosen(List<Double> pValues, double rate) {
        return AdjustedPValues.benjaminiHochberg(pValues).stream()
                .map(adjusted -> adjusted <= rate)
                .toList();
    }
}
