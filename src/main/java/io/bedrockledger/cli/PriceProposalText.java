package io.bedrockledger.cli;

import io.bedrockledger.pricing.offers.PriceProposal;
import io.bedrockledger.pricing.offers.PriceProposal.Difference;
import io.bedrockledger.pricing.offers.PriceProposal.Kind;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** A proposal as a person reads it: the counts first, then each difference, and what was not compared by its reason. */
final class PriceProposalText {

    private static final int SHOWN = 40;

    private final PriceProposal proposal;
    private final List<String> lines = new ArrayList<>();

    PriceProposalText(PriceProposal proposal) {
        this.proposal = proposal;
    }

    List<String> lines() {
        long other = proposal.notCompared().values().stream()
                .mapToLong(Long::longValue)
                .sum();
        lines.add("Price list " + proposal.offer() + " " + proposal.version() + ": "
                + Figures.counted(proposal.skus(), "SKU"));
        count("as in the book", proposal.agreeing());
        count("added", proposal.count(Kind.ADDED));
        count("changed", proposal.count(Kind.CHANGED));
        count("in conflict with the book", proposal.count(Kind.CONFLICT));
        count("not compared", other);
        count("gone from the list", proposal.gone().size());
        for (Kind kind : Kind.values()) {
            differences(kind);
        }
        section("Gone from the list", proposal.gone());
        section("Regions", List.copyOf(proposal.regionNews()));
        notCompared();
        return List.copyOf(lines);
    }

    private void count(String what, long count) {
        lines.add(String.format(Locale.ROOT, "  %9s  %s", Figures.count(count), what));
    }

    private void differences(Kind kind) {
        section(
                title(kind),
                proposal.differences().stream()
                        .filter(each -> each.kind() == kind)
                        .map(PriceProposalText::told)
                        .toList());
    }

    private static String title(Kind kind) {
        return switch (kind) {
            case ADDED -> "Added: the book has no such price";
            case CHANGED -> "Changed since the book's price was read";
            case CONFLICT -> "Conflicts: both prices are for the same time; nothing is proposed";
        };
    }

    private static String told(Difference each) {
        String what = each.key() + " " + each.leg().label() + (each.longContext() ? ", long requests" : "");
        String since = each.effective().atZone(ZoneOffset.UTC).toLocalDate().toString();
        BigDecimal book = each.book();
        String list = plain(each.list()) + " USD per " + each.leg().unit().label() + " since " + since;
        if (book == null) {
            return what + ": " + list;
        }
        return what + ": book " + plain(book) + " (" + each.bookSource() + "), list " + list
                + percent(book, each.list());
    }

    private static String percent(BigDecimal old, BigDecimal now) {
        if (old.signum() == 0) {
            return "";
        }
        BigDecimal percent = now.subtract(old).multiply(BigDecimal.valueOf(100)).divide(old, 1, RoundingMode.HALF_EVEN);
        return " (" + (percent.signum() > 0 ? "+" : "") + percent.toPlainString() + " %)";
    }

    private static String plain(BigDecimal usd) {
        return usd.stripTrailingZeros().toPlainString();
    }

    private void section(String title, List<String> items) {
        if (!items.isEmpty()) {
            lines.add("");
            lines.add(title);
            items.stream().limit(SHOWN).forEach(item -> lines.add("  " + item));
            if (items.size() > SHOWN) {
                lines.add("  and " + Figures.count(items.size() - SHOWN) + " more");
            }
        }
    }

    private void notCompared() {
        List<String> items = new ArrayList<>();
        proposal.notCompared().forEach((reason, count) -> {
            items.add(String.format(Locale.ROOT, "%9s  %s: %s", Figures.count(count), reason, reason.label()));
            proposal.examples()
                    .getOrDefault(reason, List.of())
                    .forEach(example -> items.add("           such as " + example));
        });
        section("Not compared", items);
    }
}
