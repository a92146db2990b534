package io.bedrockledger.spend.bridge;

import java.math.BigInteger;
import java.util.List;
import java.util.function.BiConsumer;

/** The change of what tokens cost at one price point of a continuing workflow, shared among the factors. */
final class PointBridge {

    private final PointSum earlier;
    private final PointSum later;
    private final List<Factor> calls;

    /**
     * @param earlierCalls calls of the workflow at all its price points that are compared
     * @param laterCalls the same in the later period
     */
    PointBridge(PointSum earlier, PointSum later, long earlierCalls, long laterCalls) {
        this.earlier = earlier;
        this.later = later;
        this.calls = List.of(
                Factor.of(BridgeTerm.VOLUME, Ratio.of(earlierCalls, 1), Ratio.of(laterCalls, 1)),
                Factor.of(
                        BridgeTerm.MODEL_MIX,
                        Ratio.of(earlier.workCalls(), earlierCalls),
                        Ratio.of(later.workCalls(), laterCalls)),
                Factor.of(
                        BridgeTerm.NOT_EXACT,
                        Ratio.of(earlier.exactCalls(), earlier.workCalls()),
                        Ratio.of(later.exactCalls(), later.workCalls())));
    }

    /** Gives each reason its part, in units of 1e-12 USD. */
    void share(BiConsumer<BridgeTerm, BigInteger> part) {
        for (TokenLeg leg : TokenLeg.values()) {
            List<Factor> factors = factors(leg);
            List<BigInteger> shares = new ShapleyProduct(factors).shares();
            for (int at = 0; at < factors.size(); at++) {
                part.accept(factors.get(at).term(), shares.get(at));
            }
        }
    }

    private List<Factor> factors(TokenLeg leg) {
        Factor volume = calls.get(0);
        Factor mix = calls.get(1);
        Factor exact = calls.get(2);
        Factor price = Factor.of(
                BridgeTerm.PRICE, earlier.leg(leg).price(), later.leg(leg).price());
        return leg.isInput()
                ? List.of(volume, mix, exact, inputLength(), cached(leg), price)
                : List.of(volume, mix, exact, outputLength(), price);
    }

    private Factor inputLength() {
        return Factor.of(
                BridgeTerm.INPUT_LENGTH,
                Ratio.of(earlier.inputTokens(), earlier.exactCalls()),
                Ratio.of(later.inputTokens(), later.exactCalls()));
    }

    private Factor cached(TokenLeg leg) {
        return Factor.of(
                BridgeTerm.CACHE_MIX,
                Ratio.of(earlier.leg(leg).tokens(), earlier.inputTokens()),
                Ratio.of(later.leg(leg).tokens(), later.inputTokens()));
    }

    private Factor outputLength() {
        return Factor.of(
                BridgeTerm.OUTPUT_LENGTH,
                Ratio.of(earlier.leg(TokenLeg.OUTPUT).tokens(), earlier.exactCalls()),
                Ratio.of(later.leg(TokenLeg.OUTPUT).tokens(), later.exactCalls()));
    }
}
