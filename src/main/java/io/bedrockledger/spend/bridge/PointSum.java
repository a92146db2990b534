package io.bedrockledger.spend.bridge;

import java.util.EnumMap;
import java.util.Map;
import java.util.Objects;

/** What a workflow did at one price point in one period, as far as its cost is made of tokens. */
final class PointSum {

    private final Map<TokenLeg, LegSum> legs = new EnumMap<>(TokenLeg.class);
    private long exactCalls;
    private long workCalls;

    PointSum() {
        for (TokenLeg leg : TokenLeg.values()) {
            legs.put(leg, new LegSum());
        }
    }

    void add(Usage usage) {
        if (usage.pricing().isWork()) {
            workCalls = Math.addExact(workCalls, usage.calls());
        }
        if (usage.pricing().isExact()) {
            exactCalls = Math.addExact(exactCalls, usage.calls());
            usage.legs().forEach((leg, used) -> leg(leg).add(used));
        }
    }

    /** Calls that are not free. */
    long workCalls() {
        return workCalls;
    }

    /** Those of them whose cost is exact; the tokens are theirs. */
    long exactCalls() {
        return exactCalls;
    }

    LegSum leg(TokenLeg leg) {
        return Objects.requireNonNull(legs.get(leg));
    }

    /** Tokens of all legs that are sent. */
    long inputTokens() {
        return legs.entrySet().stream()
                .filter(entry -> entry.getKey().isInput())
                .map(entry -> entry.getValue().tokens())
                .reduce(0L, Math::addExact);
    }

    boolean hasTokens() {
        return legs.values().stream().anyMatch(leg -> leg.tokens() > 0);
    }
}
