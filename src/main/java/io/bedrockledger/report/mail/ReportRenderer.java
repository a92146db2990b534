package io.bedrockledger.report.mail;

import io.bedrockledger.report.Letter;
import io.bedrockledger.report.Letter.InlineImage;
import io.bedrockledger.report.Png;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.chart.Drawing;
import io.bedrockledger.report.chart.NoTypefaceException;
import io.bedrockledger.report.chart.Tone;
import io.bedrockledger.report.chart.Typeface;
import io.bedrockledger.report.content.Block;
import io.bedrockledger.report.content.Document;
import io.bedrockledger.report.part.AlertDocument;
import io.bedrockledger.report.part.ReportDocument;
import io.bedrockledger.spend.watch.AlertNotice;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * Makes letters and pages of reports. One serves any number of reports, of several threads too; the same report gives the same
 * bytes, on one JDK.
 */
public final class ReportRenderer {

    private final Html html = new Html();
    private final @Nullable Typeface typeface;
    private final @Nullable String withoutPictures;

    private ReportRenderer(@Nullable Typeface typeface, @Nullable String withoutPictures) {
        this.typeface = typeface;
        this.withoutPictures = withoutPictures;
    }

    /** One that draws pictures where this machine can. */
    public static ReportRenderer create() {
        try {
            return new ReportRenderer(Typeface.load(), null);
        } catch (NoTypefaceException none) {
            return new ReportRenderer(null, none.getMessage());
        }
    }

    /** One that draws none, for this reason. */
    static ReportRenderer withoutPictures(String reason) {
        return new ReportRenderer(null, reason);
    }

    /** Why there are no pictures, and what to do; empty when there are. */
    public Optional<String> withoutPictures() {
        return Optional.ofNullable(withoutPictures);
    }

    /** The mail of a report. */
    public Letter letter(WeeklyReport report) {
        return letter(ReportDocument.mail(report));
    }

    /** The mail of an alert. */
    public Letter letter(AlertNotice notice) {
        return letter(AlertDocument.of(notice));
    }

    /**
     * The page of a report: all in one file, but for the links to the numbers.
     *
     * @param links what stands before the names of the files of {@link WeeklyReport#queries}, such as {@code numbers/}
     */
    public String page(WeeklyReport report, String links) {
        Document document = ReportDocument.page(report);
        Map<String, Html.Shown> shown = new LinkedHashMap<>();
        for (Block.Picture picture : pictures(document)) {
            draw(picture.drawing(), Tone.LIGHT).ifPresent(light -> {
                Png dark = draw(picture.drawing(), Tone.DARK).orElse(light);
                shown.put(
                        picture.name(),
                        new Html.Shown(
                                light.dataUri(),
                                dark.dataUri(),
                                picture.drawing().height()));
            });
        }
        return html.of(document, shown, links, true);
    }

    private Letter letter(Document document) {
        List<InlineImage> images = new ArrayList<>();
        Map<String, Html.Shown> shown = new LinkedHashMap<>();
        for (Block.Picture picture : pictures(document)) {
            draw(picture.drawing(), Tone.LIGHT).ifPresent(light -> {
                InlineImage day = image(picture, Tone.LIGHT, light);
                InlineImage night = image(
                        picture, Tone.DARK, draw(picture.drawing(), Tone.DARK).orElse(light));
                images.add(day);
                images.add(night);
                shown.put(
                        picture.name(),
                        new Html.Shown(
                                "cid:" + day.cid(),
                                "cid:" + night.cid(),
                                picture.drawing().height()));
            });
        }
        return new Letter(document.subject(), PlainText.of(document), html.of(document, shown, "", false), images);
    }

    private static List<Block.Picture> pictures(Document document) {
        List<Block.Picture> pictures = new ArrayList<>();
        document.sections()
                .forEach(section -> section.blocks().forEach(block -> {
                    if (block instanceof Block.Picture picture) {
                        pictures.add(picture);
                    }
                }));
        return pictures;
    }

    private Optional<Png> draw(Drawing drawing, Tone tone) {
        return typeface == null ? Optional.empty() : Optional.of(drawing.draw(tone, typeface));
    }

    private static InlineImage image(Block.Picture picture, Tone tone, Png png) {
        String name = picture.name() + "-" + tone.label();
        // By content, so that two mails in one mailbox never show each other's pictures.
        UUID content = UUID.nameUUIDFromBytes((name + png.dataUri()).getBytes(StandardCharsets.US_ASCII));
        return new InlineImage(name + "." + content + "@bedrock-ledger", name + ".png", png);
    }
}
