package io.bedrockledger.report.part;

import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.content.Document;
import io.bedrockledger.report.content.Section;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A weekly report as a letter: the answer first, then why, then what to do, then the evidence. */
public final class ReportDocument {

    private ReportDocument() {}

    /** As it is mailed: the answers to readiness as numbers, and five lines when the week was quiet. */
    public static Document mail(WeeklyReport report) {
        return document(report, report.quiet() ? QuietPart.rows(report) : rows(report, false));
    }

    /** As it is read in a browser: every section, every answer with its evidence. */
    public static Document page(WeeklyReport report) {
        return document(report, rows(report, true));
    }

    private static Document document(WeeklyReport report, List<List<Section>> rows) {
        HeadPart head = new HeadPart(report);
        return new Document(
                head.subject(),
                head.preview(),
                head.masthead(),
                head.headline(),
                head.cause(),
                rows,
                FooterPart.lines(report));
    }

    private static List<List<Section>> rows(WeeklyReport report, boolean whole) {
        List<List<Section>> rows = new ArrayList<>();
        add(rows, Optional.of(FiguresPart.section(report)));
        add(rows, AlertsPart.section(report));
        add(rows, TeamsPart.section(report));
        add(rows, WhyPart.section(report));
        add(rows, ActionsPart.section(report));
        add(rows, MoversPart.section(report));
        add(rows, WeeksPart.section(report));
        add(rows, ForecastPart.section(report));
        add(rows, ReplayPart.section(report));
        pair(rows, FailuresPart.section(report), Optional.of(AttributionPart.section(report)));
        add(rows, NobodyPart.section(report));
        add(rows, ServicePart.section(report));
        pair(rows, Optional.of(HealthPart.section(report)), ReadinessPart.section(report));
        if (whole) {
            add(rows, ReadinessPart.answers(report));
        }
        add(rows, PlacesPart.section(report));
        add(rows, BillPart.section(report));
        return rows;
    }

    private static void add(List<List<Section>> rows, Optional<Section> section) {
        section.ifPresent(each -> rows.add(List.of(each)));
    }

    private static void pair(List<List<Section>> rows, Optional<Section> left, Optional<Section> right) {
        List<Section> both = new ArrayList<>();
        left.ifPresent(both::add);
        right.ifPresent(both::add);
        if (!both.isEmpty()) {
            rows.add(both);
        }
    }
}
