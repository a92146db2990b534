package io.bedrockledger.spend.spike;

import java.util.List;

/** Which of many tests to believe, when each may be wrong. */
public interface FalseDiscovery {

    /**
     * The tests that are significant together.
     *
     * @param pValues of all tests that were made, none left out for being small in other ways; may be empty
     * @param rate the expected share of false ones among those that are chosen
     * @return for each test, in the order given, whether it is chosen
     */
    List<Boolean> chosen(List<Double> pValues, double rate);
}
