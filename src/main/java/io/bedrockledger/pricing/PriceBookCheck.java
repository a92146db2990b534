package io.bedrockledger.pricing;

import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * A price book and what its gates say.
 *
 * @param book with the cards that a gate refused in quarantine
 * @param findings by model, in the order of the files
 */
public record PriceBookCheck(PriceBook book, List<GateFinding> findings) {

    /** After so many days a source ought to be read again: prices of Bedrock change every few weeks. */
    static final int STALE_AFTER_DAYS = 60;

    public PriceBookCheck {
        findings = List.copyOf(findings);
    }

    /**
     * Reads a price book and asks every gate.
     *
     * @param today against which the age of the sources is measured
     * @throws PriceBookException when an entry is wrong in its form, or contradicts another
     */
    public static PriceBookCheck of(Path pricesDir, LocalDate today) {
        PriceBookCheck check = PriceBookReader.read(pricesDir);
        List<GateFinding> all = new ArrayList<>(check.findings);
        all.addAll(stale(check.book.inForce(today), today));
        return new PriceBookCheck(check.book, all);
    }

    /** True when a person has to change something. */
    public boolean isRefused() {
        return findings.stream().anyMatch(finding -> finding.severity() != GateFinding.Severity.WARNING);
    }

    /** One warning for each source that was read too long ago, with the number of prices that hold by it. */
    private static List<GateFinding> stale(List<RateCard> holding, LocalDate today) {
        LocalDate limit = today.minusDays(STALE_AFTER_DAYS);
        Map<String, Integer> cards = new TreeMap<>();
        Map<String, LocalDate> checked = new TreeMap<>();
        for (RateCard card : holding) {
            if (card.checked().isBefore(limit)) {
                String source = card.source() + ", read " + card.checked();
                cards.merge(source, 1, Integer::sum);
                checked.put(source, card.checked());
            }
        }
        List<GateFinding> findings = new ArrayList<>();
        checked.forEach((source, day) -> findings.add(new GateFinding(
                GateFinding.Severity.WARNING,
                source,
                "",
                "a source should have been read within " + STALE_AFTER_DAYS + " days",
                (today.toEpochDay() - day.toEpochDay()) + " days, for " + cards.get(source) + " rate cards that hold",
                "read it again and set 'checked', or import the price list")));
        return findings;
    }
}
