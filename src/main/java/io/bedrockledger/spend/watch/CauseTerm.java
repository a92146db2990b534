package io.bedrockledger.spend.watch;

import io.bedrockledger.spend.bridge.BridgeTerm;
import java.math.BigDecimal;
import java.util.List;

/**
 * A reason why cost changed.
 *
 * @param usd how much of the change it is, positive where cost rose; never zero
 * @param words what it is, such as {@code more calls}
 * @param workflows those that have most of it, at most three, the largest part first; without those nobody is known for
 */
public record CauseTerm(BridgeTerm term, BigDecimal usd, String words, List<String> workflows) {

    public CauseTerm {
        workflows = List.copyOf(workflows);
    }
}
