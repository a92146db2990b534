package io.bedrockledger.spend.bridge;

import io.bedrockledger.spend.Money;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.Collections;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;

/**
 * An amount for each reason, in USD with twelve decimals. Their sum is the change of the cost, to the last digit.
 *
 * @param usd by reason; a reason that is not given is zero
 */
public record BridgeTerms(Map<BridgeTerm, BigDecimal> usd) {

    /** Nothing changed. */
    public static final BridgeTerms NONE = new BridgeTerms(Map.of());

    public BridgeTerms {
        Map<BridgeTerm, BigDecimal> all = new EnumMap<>(BridgeTerm.class);
        for (BridgeTerm term : BridgeTerm.values()) {
            all.put(term, usd.getOrDefault(term, Money.ZERO).setScale(Money.SCALE));
        }
        usd = Collections.unmodifiableMap(all);
    }

    /** The amount of one reason. */
    public BigDecimal of(BridgeTerm term) {
        return usd.getOrDefault(term, Money.ZERO);
    }

    /** All reasons together: later cost - earlier cost. */
    public BigDecimal sum() {
        return usd.values().stream().reduce(Money.ZERO, BigDecimal::add);
    }

    /** The reasons of two changes together. */
    public BridgeTerms plus(BridgeTerms other) {
        Map<BridgeTerm, BigDecimal> both = new EnumMap<>(usd);
        other.usd.forEach((term, amount) -> both.merge(term, amount, BigDecimal::add));
        return new BridgeTerms(both);
    }

    /**
     * The reasons that are not zero, those with the largest amounts first whatever their sign, equal ones in the order
     * of the reasons; empty when nothing changed.
     */
    public List<BridgeTerm> largestFirst() {
        return Arrays.stream(BridgeTerm.values())
                .filter(term -> of(term).signum() != 0)
                .sorted(Comparator.comparing((BridgeTerm term) -> of(term).abs())
                        .reversed())
                .toList();
    }
}
