package io.bedrockledger.spend.bridge;

/**
 * A reason why cost changed. The first six share the change of what continuing workflows paid for tokens at exact
 * prices, which is for each price point m and leg l
 *
 * <pre>  calls x share(m) x exact(m) x input(m) x cached(m, l) x price(m, l)      for what is sent
 *  calls x share(m) x exact(m) x output(m) x price(m, output)               for what comes back</pre>
 *
 * A factor's term is its Shapley value: the mean, over all orders in which the factors can move from the earlier to the
 * later period one by one, of what its own move changes. Each is in USD, positive where cost rose, and zero where the
 * factor did not change. A factor that a period does not define (the length of calls that nobody made) is taken from
 * the other period.
 */
public enum BridgeTerm {
    /** Tokens cost more or less: {@code price} = cost / tokens of the leg, as stated where there are no tokens. */
    PRICE,
    /** More or fewer calls: {@code calls} of a workflow, at its price points that have exact costs in either period. */
    VOLUME,
    /** Another model, route, tier or region: {@code share} = calls of the price point / calls. */
    MODEL_MIX,
    /** Longer or shorter prompts, cached or not: {@code input} = tokens of the input legs / exactly priced calls. */
    INPUT_LENGTH,
    /** Longer or shorter answers: {@code output} = output tokens / exactly priced calls. */
    OUTPUT_LENGTH,
    /** More or less from the cache: {@code cached} = tokens of the leg / tokens of all input legs. */
    CACHE_MIX,
    /** All that workflows cost which had no call in the earlier period; calls of no known workflow are never new. */
    NEW_WORKFLOWS,
    /** All that workflows had cost which have no call in the later period, as a negative amount. */
    ENDED_WORKFLOWS,
    /** What is not billed by token, in continuing workflows: images, seconds, search and guardrail units, fees. */
    OTHER_LEGS,
    /**
     * What is not exactly known, in continuing workflows: the change of what bounded and partially priced calls cost at
     * least, plus the term of {@code exact} = exactly priced calls / calls of the price point but for free ones. Calls
     * that lose their exact price leave the one and join the other here, and look like neither volume nor price.
     */
    NOT_EXACT
}
