package io.bedrockledger.report.part;

import io.bedrockledger.report.FinopsPart;
import io.bedrockledger.report.FinopsPart.Place;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Names;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** Where the data comes from, for FinOps. */
final class PlacesPart {

    /** Rows shown; the others are summed in one line. */
    private static final int MOST_ROWS = 20;

    private static final int WEEK_DAYS = 7;

    private PlacesPart() {}

    static Optional<Section> section(WeeklyReport report) {
        FinopsPart finops = report.finops();
        if (finops == null || finops.places().isEmpty()) {
            return Optional.empty();
        }
        List<Place> places = finops.places();
        Cells usd = Cells.of(places, Place::usd);
        int shown = places.size() <= MOST_ROWS ? places.size() : MOST_ROWS - 1;
        List<Row> rows = new ArrayList<>();
        for (int at = 0; at < shown; at++) {
            rows.add(row(places.get(at), usd.known(at)));
        }
        if (shown < places.size()) {
            BigDecimal rest = BigDecimal.ZERO;
            for (int at = shown; at < places.size(); at++) {
                rest = rest.add(usd.known(at));
            }
            rows.add(sums(
                    Phrase.of(Wording.counted(places.size() - shown, "other place", "other places")),
                    places.subList(shown, places.size()),
                    rest));
        }
        BigDecimal total = usd.total() == null ? BigDecimal.ZERO : usd.total();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Account \u00b7 region"),
                        Column.numbers("US dollars"),
                        Column.numbers("Days"),
                        Column.minor("Late"),
                        Column.minor("Rejected"),
                        Column.minor("Unpriced")),
                rows,
                sums(Phrase.of("All"), places, total).cells(),
                false));
        blocks.addAll(Wording.note(Phrase.EMPTY, report, Query.Section.PLACES));
        return Optional.of(Section.of("places", heading(places), blocks));
    }

    private static Phrase heading(List<Place> places) {
        long days = places.stream().mapToLong(Place::logDays).sum();
        long unpriced = places.stream().mapToLong(Place::unpriced).sum();
        return Phrase.of(Amounts.count(days) + " of " + Amounts.count((long) places.size() * WEEK_DAYS)
                + " log days complete"
                + (unpriced == 0 ? "" : ", " + Wording.counted(unpriced, "call", "calls") + " without a price"));
    }

    private static Row row(Place place, BigDecimal cents) {
        return Row.of(
                Phrase.EMPTY.name(Names.shown(place.account())).text(" \u00b7 ").name(Names.shown(place.region())),
                Phrase.EMPTY.number(Amounts.bare(cents)),
                Phrase.EMPTY.number(place.logDays() + " of " + WEEK_DAYS),
                place.late() == null
                        ? Phrase.of("unknown").in(Ink.THIRD)
                        : Phrase.EMPTY.number(Amounts.count(place.late())),
                Phrase.EMPTY.number(Amounts.count(place.rejected())),
                Phrase.EMPTY.number(Amounts.count(place.unpriced())));
    }

    private static Row sums(Phrase name, List<Place> places, BigDecimal cents) {
        boolean late = places.stream().allMatch(place -> place.late() != null);
        long sum = places.stream()
                .mapToLong(place -> place.late() == null ? 0 : place.late())
                .sum();
        return Row.of(
                name,
                Phrase.EMPTY.number(Amounts.bare(cents)),
                Phrase.EMPTY.number(
                        Amounts.count(places.stream().mapToLong(Place::logDays).sum()) + " of "
                                + Amounts.count((long) places.size() * WEEK_DAYS)),
                late
                        ? Phrase.EMPTY.number(Amounts.count(sum))
                        : Phrase.of("unknown").in(Ink.THIRD),
                Phrase.EMPTY.number(
                        Amounts.count(places.stream().mapToLong(Place::rejected).sum())),
                Phrase.EMPTY.number(
                        Amounts.count(places.stream().mapToLong(Place::unpriced).sum())));
    }
}
