package io.bedrockledger.cli;

import io.bedrockledger.ingest.RunTotals;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.spend.watch.BudgetRow;
import io.bedrockledger.spend.watch.WatchReport;
import io.bedrockledger.warehouse.SqlEngine;
import java.io.PrintStream;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Judges a run that has published by the gates that the user set. */
final class Gates {

    private static final int SHARE_DIGITS = 6;

    private Gates() {}

    /** The exit code; every gate that was crossed is named. */
    static int judge(
            LedgerSettings.Gates gates,
            RunTotals totals,
            SqlEngine engine,
            @Nullable WatchReport watch,
            PrintStream out) {
        boolean crossed = crossed("rejected-share", gates.rejectedShare(), totals.rejected(), totals.records(), out);
        if (gates.unpricedShare() != null && totals.readDays() > 0) {
            List<Optional<Object>> counts = Reader.rows(
                            engine,
                            "select count_if(pricing_status = 'UNPRICED'), count(*) from invocations where run_id = '"
                                    + totals.runId() + "'")
                    .get(0);
            crossed |= crossed(
                    "unpriced-share",
                    gates.unpricedShare(),
                    Reader.number(counts.get(0)),
                    Reader.number(counts.get(1)),
                    out);
        }
        crossed |= watch != null && overspent(gates.budget(), watch, out);
        return crossed ? Failures.GATE_CROSSED : Failures.DONE;
    }

    private static boolean overspent(@Nullable BigDecimal limit, WatchReport watch, PrintStream out) {
        boolean any = false;
        for (BudgetRow budget : limit == null ? List.<BudgetRow>of() : watch.budgets()) {
            BigDecimal share = budget.spent().floorUsd().divide(budget.amountUsd(), SHARE_DIGITS, RoundingMode.DOWN);
            if (limit != null && share.compareTo(limit) >= 0) {
                any = true;
                out.println("! gate ledger.gates.budget crossed: " + Shown.name(budget.budget()) + " has used $"
                        + Figures.cents(budget.spent().floorUsd()) + " of $" + Figures.cents(budget.amountUsd())
                        + " in "
                        + budget.period().label() + ", less than " + limit.toPlainString() + " of it is allowed");
            }
        }
        return any;
    }

    private static boolean crossed(String gate, @Nullable BigDecimal limit, long part, long whole, PrintStream out) {
        if (limit == null || whole == 0) {
            return false;
        }
        BigDecimal share =
                BigDecimal.valueOf(part).divide(BigDecimal.valueOf(whole), SHARE_DIGITS, RoundingMode.HALF_EVEN);
        if (share.compareTo(limit) <= 0) {
            return false;
        }
        out.println("! gate ledger.gates." + gate + " crossed: " + part + " of " + whole + " is "
                + share.stripTrailingZeros().toPlainString() + ", at most " + limit.toPlainString() + " is allowed");
        return true;
    }
}
