package io.bedrockledger.spend.spike;

import io.bedrockledger.spend.Workflow;
import io.bedrockledger.spend.bridge.Usage;
import java.time.LocalDate;
import java.util.List;

/** What a workflow used on a day: read for the few days that a spike is explained with. */
public interface UsageLookup {

    /**
     * All usage of a workflow on one UTC day; its cost is the floor of that day.
     *
     * @return none where nobody called
     */
    List<Usage> usage(Workflow workflow, LocalDate day);
}
