package io.bedrockledger.report.part;

import io.bedrockledger.report.Query;
import io.bedrockledger.report.ServiceQuality;
import io.bedrockledger.report.ServiceQuality.Percentiles;
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
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** How well workflows were served. */
final class ServicePart {

    /** Rows shown, the ones with the most calls; the others are counted. */
    private static final int MOST_ROWS = 10;

    private static final BigDecimal MILLIS = BigDecimal.valueOf(1000);

    private ServicePart() {}

    static Optional<Section> section(WeeklyReport report) {
        if (report.services().isEmpty()) {
            return Optional.empty();
        }
        List<ServiceQuality> shown = report.services().stream()
                .sorted(Comparator.comparingLong(ServiceQuality::calls).reversed())
                .limit(MOST_ROWS)
                .toList();
        List<Block> blocks = new ArrayList<>();
        blocks.add(new Block.Table(
                List.of(
                        Column.words("Workflow"),
                        Column.numbers("Failed"),
                        Column.numbers("p50"),
                        Column.numbers("p95"),
                        Column.numbers("p99 s")),
                shown.stream().map(ServicePart::row).toList(),
                List.of(),
                false));
        int hidden = report.services().size() - shown.size();
        Phrase note = Phrase.of("Seconds to the end of the answer, of the calls that have a time."
                + (hidden > 0 ? " " + shown.size() + " of " + report.services().size() + " workflows." : ""));
        blocks.addAll(Wording.note(note, report, Query.Section.SERVICE));
        return Optional.of(Section.of("service", heading(report.services()), blocks));
    }

    private static Phrase heading(List<ServiceQuality> services) {
        long calls = services.stream().mapToLong(ServiceQuality::calls).sum();
        long throttled = services.stream().mapToLong(ServiceQuality::throttled).sum();
        long failed = services.stream().mapToLong(ServiceQuality::failed).sum();
        if (throttled + failed == 0) {
            return Phrase.of("No call failed");
        }
        return Phrase.EMPTY
                .number(share(throttled + failed, calls))
                .text(" of calls failed, ")
                .number(share(throttled, calls))
                .text(" by throttling");
    }

    private static String share(long part, long whole) {
        return Amounts.share(BigDecimal.valueOf(part), BigDecimal.valueOf(whole));
    }

    private static Row row(ServiceQuality service) {
        Percentiles latency = service.latency();
        return new Row(
                List.of(
                        Phrase.EMPTY.name(Names.shown(service.workflow())),
                        Phrase.EMPTY.number(share(service.throttled() + service.failed(), service.calls())),
                        seconds(latency == null ? null : latency.p50Millis()),
                        seconds(latency == null ? null : latency.p95Millis()),
                        seconds(latency == null ? null : latency.p99Millis())),
                below(service).in(Ink.SECOND));
    }

    private static Phrase seconds(@Nullable Long millis) {
        return millis == null ? Phrase.of("\u2013").in(Ink.THIRD) : Phrase.EMPTY.number(inSeconds(millis));
    }

    private static String inSeconds(long millis) {
        BigDecimal seconds = BigDecimal.valueOf(millis).divide(MILLIS);
        return Amounts.bare(seconds);
    }

    private static Phrase below(ServiceQuality service) {
        Percentiles latency = service.latency();
        Phrase phrase = Phrase.of(
                latency == null
                        ? "no time known of " + Wording.counted(service.calls(), "call", "calls")
                        : Amounts.count(latency.calls()) + " of " + Wording.counted(service.calls(), "call", "calls")
                                + (latency.calls() == 1 ? " has a time" : " have a time"));
        if (service.throttled() > 0) {
            phrase = phrase.text(", " + Amounts.count(service.throttled()) + " throttled");
        }
        Percentiles first = service.firstByte();
        return first == null
                ? phrase
                : phrase.text("; first token p50 " + inSeconds(first.p50Millis()) + ", p95 "
                        + inSeconds(first.p95Millis()) + ", p99 " + inSeconds(first.p99Millis()) + " s of "
                        + Amounts.count(first.calls()));
    }
}
