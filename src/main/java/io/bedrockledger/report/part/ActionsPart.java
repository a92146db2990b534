package io.bedrockledger.report.part;

import io.bedrockledger.report.Actions;
import io.bedrockledger.report.Actions.Action;
import io.bedrockledger.report.Actions.Done;
import io.bedrockledger.report.Query;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Task;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Names;
import io.bedrockledger.report.words.Reasons;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;

/** What to do next, and what came of what was done. */
final class ActionsPart {

    /** Longest text of an action, in characters; the page and the mail break it, a longer one is an error of whoever wrote it. */
    private static final int LONGEST = 400;

    private ActionsPart() {}

    static Optional<Section> section(WeeklyReport report) {
        Actions actions = report.actions();
        if (actions.top().isEmpty() && actions.done().isEmpty()) {
            return Optional.empty();
        }
        List<Block> blocks = new ArrayList<>();
        if (!actions.top().isEmpty()) {
            blocks.add(new Block.Tasks(
                    actions.top().stream().map(ActionsPart::task).toList()));
        }
        blocks.addAll(Wording.note(note(actions), report, Query.Section.ACTIONS));
        return Optional.of(Section.of("actions", heading(actions), blocks));
    }

    private static Phrase heading(Actions actions) {
        int count = actions.top().size();
        if (count == 0) {
            return Phrase.of("Nothing new to do");
        }
        Phrase phrase = Phrase.of(Reasons.number(count) + (count == 1 ? " thing to do" : " things to do"));
        BigDecimal together = actions.togetherUsdAWeek();
        return together == null || together.signum() <= 0
                ? phrase
                : phrase.text(count == 1 ? ", worth " : ", together worth ")
                        .number(Amounts.wholeUsd(together))
                        .text(" a week");
    }

    private static Task task(Action action) {
        Phrase evidence =
                Phrase.of(Names.cut(Names.clean(action.evidence()), LONGEST)).in(Ink.SECOND);
        if (action.owner() != null) {
            evidence = evidence.then(Phrase.of(" Owner: ")
                    .name(Names.shown(action.owner()))
                    .text(".")
                    .in(Ink.SECOND));
        }
        if (action.accepted()) {
            evidence = evidence.then(Phrase.of(" Accepted.").in(Ink.SECOND));
        }
        BigDecimal saving = action.savingUsdAWeek();
        return new Task(
                Phrase.of(Names.cut(Names.clean(action.title()), LONGEST)),
                evidence,
                saving == null ? Phrase.EMPTY : Phrase.EMPTY.number(Amounts.wholeUsd(saving.negate()), Ink.DOWN),
                saving == null ? "" : "a week");
    }

    private static Phrase note(Actions actions) {
        Phrase phrase = Phrase.EMPTY;
        BigDecimal sum = actions.top().stream()
                .map(Action::savingUsdAWeek)
                .filter(Objects::nonNull)
                .reduce(BigDecimal.ZERO, BigDecimal::add);
        BigDecimal together = actions.togetherUsdAWeek();
        if (together != null && together.compareTo(sum) < 0) {
            phrase = phrase.text("They overlap: together ")
                    .number(Amounts.wholeUsd(together.negate()))
                    .text(", not ")
                    .number(Amounts.wholeUsd(sum.negate()))
                    .text(". ");
        }
        if (actions.others() > 0) {
            phrase = phrase.text(Wording.counted(actions.others(), "other is", "others are") + " not shown. ");
        }
        if (actions.declined() > 0) {
            phrase = phrase.text(Wording.counted(actions.declined(), "action was declined", "actions were declined")
                    + " within 90 days and not proposed again. ");
        }
        for (Done done : actions.done()) {
            phrase = phrase.then(done(done));
        }
        return phrase.isEmpty() ? phrase : phrase.text("Accept, decline or close one in jobs/acknowledged.yaml.");
    }

    private static Phrase done(Done done) {
        Phrase phrase = Phrase.of("Done: " + Names.shown(done.title(), 80) + ", ");
        phrase = done.realisedUsdAWeek() == null
                ? phrase.text("not measurable yet")
                : phrase.text(done.realisedUsdAWeek().signum() < 0 ? "cost " : "saved ")
                        .number(Amounts.wholeUsd(done.realisedUsdAWeek().abs()));
        return done.promisedUsdAWeek() == null
                ? phrase.text(". ")
                : phrase.text(" of ")
                        .number(Amounts.wholeUsd(done.promisedUsdAWeek()))
                        .text(" promised a week. ");
    }
}
