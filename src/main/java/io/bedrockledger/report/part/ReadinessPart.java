package io.bedrockledger.report.part;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.Readiness;
import io.bedrockledger.report.Readiness.Answer;
import io.bedrockledger.report.Readiness.Question;
import io.bedrockledger.report.Readiness.Verdict;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Block.Column;
import io.bedrockledger.report.content.Block.Row;
import io.bedrockledger.report.content.Ink;
import io.bedrockledger.report.content.Phrase;
import io.bedrockledger.report.content.Section;
import io.bedrockledger.report.words.Amounts;
import io.bedrockledger.report.words.Names;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;

/** Whether workflows are ready for production. */
final class ReadinessPart {

    /** Rows shown, those with the most noes; the others are summed in one line. */
    private static final int MOST_ROWS = 10;

    private ReadinessPart() {}

    /** The answers counted. */
    static Optional<Section> section(WeeklyReport report) {
        Readiness readiness = report.readiness();
        if (readiness.workflows().isEmpty()) {
            return Optional.empty();
        }
        List<Readiness.Row> ordered = readiness.workflows().stream()
                .sorted(Comparator.comparingLong((Readiness.Row row) -> row.count(Verdict.NO))
                        .reversed())
                .toList();
        int shown = ordered.size() <= MOST_ROWS ? ordered.size() : MOST_ROWS - 1;
        List<Row> rows = new ArrayList<>();
        ordered.subList(0, shown)
                .forEach(row -> rows.add(counts(Phrase.EMPTY.name(Names.shown(row.workflow())), List.of(row))));
        if (shown < ordered.size()) {
            int hidden = ordered.size() - shown;
            rows.add(counts(
                    Phrase.of(Wording.counted(hidden, "other", "others")), ordered.subList(shown, ordered.size())));
        }
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Eight questions each"),
                        Column.numbers("Yes"),
                        Column.numbers("No"),
                        Column.numbers("Unknown")),
                rows,
                counts(Phrase.of("All"), ordered).cells(),
                false));
        Phrase news = Phrase.EMPTY;
        for (String each : readiness.newNos()) {
            news = news.text((news.isEmpty() ? "New no: " : " ") + Names.clean(each));
        }
        blocks.addAll(Wording.note(news, report, Query.Section.READINESS));
        Phrase heading = Phrase.of("Production readiness: " + Amounts.count(readiness.count(Verdict.YES)) + " of "
                + Amounts.count((long) ordered.size() * Question.values().length));
        return Optional.of(Section.of("readiness", heading, blocks));
    }

    /** Each answer with its evidence, a table for each workflow. */
    static Optional<Section> answers(WeeklyReport report) {
        List<Block> blocks = new ArrayList<>();
        for (Readiness.Row workflow : report.readiness().workflows()) {
            List<Row> rows = new ArrayList<>();
            for (Question question : Question.values()) {
                Answer answer = workflow.to(question);
                rows.add(new Row(
                        List.of(Phrase.of(label(question)), verdict(answer.verdict())),
                        Phrase.of(Names.clean(answer.evidence())).in(Ink.SECOND)));
            }
            blocks.add(new Block.Table(
                    List.of(Column.words(Names.shown(workflow.workflow())), Column.numbers("Answer")),
                    rows,
                    List.of(),
                    false));
        }
        return blocks.isEmpty()
                ? Optional.empty()
                : Optional.of(Section.of("answers", Phrase.of("What each answer rests on"), blocks));
    }

    private static Row counts(Phrase name, List<Readiness.Row> rows) {
        return Row.of(name, count(rows, Verdict.YES), count(rows, Verdict.NO), count(rows, Verdict.UNKNOWN));
    }

    private static Phrase count(List<Readiness.Row> rows, Verdict verdict) {
        return Phrase.EMPTY.number(
                Amounts.count(rows.stream().mapToLong(row -> row.count(verdict)).sum()));
    }

    private static Phrase verdict(Verdict verdict) {
        return switch (verdict) {
            case YES -> Phrase.of("yes");
            case NO -> Phrase.EMPTY.bold("no");
            case UNKNOWN -> Phrase.of("unknown").in(Ink.THIRD);
        };
    }

    private static String label(Question question) {
        return switch (question) {
            case CENTRAL_PROMPTS -> "Prompts from one reviewed place";
            case VERSIONS_WITH_REASONS -> "Versions with reasons";
            case EVALUATION -> "Evaluated on its own data";
            case COST_PER_REQUEST -> "Cost of each request known";
            case PORTABILITY -> "Could run on another model";
            case MONITORING -> "Watched";
            case OUTPUT_FORMAT -> "Form of the output bound";
            case FAILURE_HANDLING -> "Failures handled";
        };
    }
}
