package io.bedrockledger.report.mail;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bedrockledger.report.AlertFixture;
import io.bedrockledger.report.Letter;
import io.bedrockledger.report.ReportFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/** Letters and pages in a real browser: as wide as a mail and as a telephone, by day and by night. The pictures stay in target/pictures. */
class ReportPicturesIT {

    private static final Path PICTURES = Path.of("target", "pictures");
    private static final List<Integer> WIDTHS = List.of(680, 360);
    private static final Map<String, Path> PAGES = new LinkedHashMap<>();

    private static Optional<Browser> browser = Optional.empty();

    @BeforeAll
    static void writeThePages() throws IOException {
        browser = Browser.open();
        assumeTrue(browser.isPresent(), "no Chromium: apt-get install chromium chromium-driver");
        Files.createDirectories(PICTURES);
        ReportRenderer renderer = ReportRenderer.create();
        assertThat(renderer.withoutPictures()).isEmpty();
        page("team-mail", withPictures(renderer.letter(ReportFixture.team())));
        page("finops-mail", withPictures(renderer.letter(ReportFixture.finops())));
        page("quiet-mail", withPictures(renderer.letter(ReportFixture.quiet())));
        page("first-mail", withPictures(renderer.letter(ReportFixture.first())));
        page("alert-mail", withPictures(renderer.letter(AlertFixture.budget("claims"))));
        page("hostile-mail", withPictures(renderer.letter(ReportFixture.hostile())));
        page("finops-page", renderer.page(ReportFixture.finops(), "numbers/"));
    }

    @AfterAll
    static void closeTheBrowser() {
        browser.ifPresent(Browser::close);
    }

    /**
     * Axe sees colours, heads of tables, alternative texts and the order of headings, in each tone at one of the widths; the width
     * shows what sticks out.
     */
    @Test
    void everyPageFitsAndIsAccessible() {
        Browser open = browser.orElseThrow();
        PAGES.forEach((name, page) -> {
            for (int width : WIDTHS) {
                for (boolean dark : List.of(false, true)) {
                    String picture = name + "-" + width + (dark ? "-dark" : "-light");
                    open.show(page, width, dark);
                    assertThat(open.title())
                            .as(picture)
                            .startsWith(name.startsWith("alert") ? "Budget" : "Bedrock week");
                    open.keep(PICTURES.resolve(picture + ".png"));
                    assertThat(open.ask("document.documentElement.scrollWidth"))
                            .as(picture)
                            .isEqualTo((long) width);
                    assertThat(open.ask(SHOWN_PICTURES)).as(picture).isEqualTo(open.ask(EXPECTED_PICTURES));
                    if (dark == (width == WIDTHS.get(1))) {
                        assertThat(open.violations()).as(picture).isEmpty();
                    }
                }
            }
        });
    }

    /** One tone of each picture is shown, and it is loaded. */
    private static final String SHOWN_PICTURES =
            "[...document.images].filter(i => i.offsetWidth > 0 && i.complete && i.naturalWidth == 720).length";

    private static final String EXPECTED_PICTURES = "document.images.length / 2";

    @Test
    void axeSeesWhatIsWrong() throws IOException {
        Path page = PICTURES.resolve("wrong.html").toAbsolutePath();
        Files.writeString(
                page,
                "<!doctype html><html lang=en><title>Wrong</title><main><h1>x</h1><p style='color:#ccc'>pale</p></main>");
        Browser open = browser.orElseThrow();
        open.show(page, 680, false);

        assertThat(open.violations()).anyMatch(each -> each.startsWith("color-contrast"));
    }

    @Test
    void namesDoNoHarm() {
        Browser open = browser.orElseThrow();
        open.show(PICTURES.resolve("hostile-mail.html").toAbsolutePath(), 680, false);
        assertThat(open.ask("document.scripts.length")).isEqualTo(0L);
        assertThat(open.ask("[...document.images].every(i => i.src.startsWith('data:image/png'))"))
                .isEqualTo(true);
        assertThat(
                        open.ask(
                                "[...document.querySelectorAll('*')].every(e => ![...e.attributes].some(a => a.name.startsWith('on')))"))
                .isEqualTo(true);
    }

    private static void page(String name, String html) throws IOException {
        Path page = PICTURES.resolve(name + ".html").toAbsolutePath();
        Files.writeString(page, html);
        PAGES.put(name, page);
    }

    private static String withPictures(Letter letter) {
        String html = letter.html();
        for (Letter.InlineImage image : letter.images()) {
            html = html.replace("cid:" + image.cid(), image.png().dataUri());
        }
        return html;
    }
}
