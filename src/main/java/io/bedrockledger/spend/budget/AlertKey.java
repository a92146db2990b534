package io.bedrockledger.spend.budget;

import io.bedrockledger.spend.Money;
import io.bedrockledger.spend.Period;
import java.math.BigDecimal;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;

/**
 * What an alert is about. It is the same in every run, and another one when the budget's name, scope or amount changes:
 * a budget that was raised warns anew.
 *
 * @param budget its name
 * @param basis what is compared with the threshold
 * @param thresholdUsd the percent of the amount, exact
 */
public record AlertKey(
        String budget, BudgetScope scope, Period period, Threshold.Basis basis, int percent, BigDecimal thresholdUsd) {

    /** Bytes of an id: enough that no two of all alerts ever meet. */
    private static final int ID_BYTES = 16;

    public AlertKey {
        thresholdUsd = Money.exact("the amount of a threshold", thresholdUsd);
    }

    static AlertKey of(Budget budget, Period period, Threshold threshold) {
        return new AlertKey(
                budget.name(),
                budget.scope(),
                period,
                threshold.basis(),
                threshold.percent(),
                threshold.of(budget.amountUsd()));
    }

    /** 32 hexadecimal digits of a hash over all parts. */
    public String id() {
        MessageDigest digest = sha256();
        String share = (basis == Threshold.Basis.SPENT ? "" : "forecast ") + percent + "%";
        for (String part : List.of(budget, scope.label(), period.label(), share, Money.text(thresholdUsd))) {
            byte[] bytes = part.getBytes(StandardCharsets.UTF_8);
            // Lengths keep the parts apart, whatever a name holds.
            digest.update(
                    ByteBuffer.allocate(Integer.BYTES).putInt(bytes.length).flip());
            digest.update(bytes);
        }
        return HexFormat.of().formatHex(digest.digest(), 0, ID_BYTES);
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException broken) {
            throw new IllegalStateException("[budgets] every JDK has SHA-256; this one has not; use another", broken);
        }
    }
}
