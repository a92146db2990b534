package io.bedrockledger.spend.spike;

import java.time.LocalDate;
import java.util.List;

/**
 * The spikes of one day.
 *
 * @param tested how many workflows could be judged
 * @param spikes the largest excess first, equal ones by workflow
 * @param untested those that could not be judged, by workflow
 */
public record SpikeReport(LocalDate day, int tested, List<Spike> spikes, List<Untested> untested) {

    public SpikeReport {
        spikes = List.copyOf(spikes);
        untested = List.copyOf(untested);
    }
}
