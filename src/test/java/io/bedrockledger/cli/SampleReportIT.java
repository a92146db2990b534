package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import io.bedrockledger.report.mail.Browser;
import jakarta.mail.MessagingException;
import jakarta.mail.Part;
import jakarta.mail.Session;
import jakarta.mail.internet.MimeMessage;
import jakarta.mail.internet.MimeMultipart;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Properties;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The report of the sample as a person gets it: on the terminal, in a browser, in a mailbox. Its pictures stay in target/pictures. */
class SampleReportIT {

    private static final Path PICTURES = Path.of("target", "pictures", "sample");
    private static final String WEEK = "2026-W47";

    @TempDir
    private static Path folder;

    private static Terminal report = new Terminal(1, "", "");

    @BeforeAll
    static void aNightAndAReport() throws IOException {
        Terminal night = Terminal.type("nightly", "--data", folder.toString());
        assertThat(night.exit()).as(night.err()).isEqualTo(Failures.DONE);
        report = Terminal.type("report", "--data", folder.toString());
        Files.createDirectories(PICTURES);
        Files.writeString(PICTURES.resolve("terminal.txt"), report.err() + report.out());
    }

    @Test
    void theLastWholeWeekIsToldToAllFourReaders() {
        assertThat(report.exit()).as(report.err()).isEqualTo(Failures.DONE);
        assertThat(report.err()).contains("week 2026-W47, 16 to 22 Nov 2026");
        assertThat(report.out())
                .startsWith("\nBedrock week 47: $98.43 (−8.7\u00A0%), 1 alert · all teams\n")
                .contains("Teams      3 pages", "Mails      4 mails in ");
    }

    @Test
    void pageAndMailsFitAndAreAccessible() throws IOException, MessagingException {
        Optional<Browser> browser = Browser.open();
        assumeTrue(browser.isPresent(), "no Chromium: apt-get install chromium chromium-driver");
        Path pages = folder.resolve("reports").resolve(WEEK);
        Path mails = folder.resolve("outbox/weekly-report").resolve(WEEK);
        Map<String, String> shown = new LinkedHashMap<>();
        shown.put("finops-page", Files.readString(pages.resolve("finops.html")));
        shown.put("finops-mail", html(mails.resolve("finops.eml")));
        shown.put("team-mail", html(mails.resolve("team-support.eml")));
        try (Browser open = browser.get()) {
            for (Map.Entry<String, String> page : shown.entrySet()) {
                Path file = PICTURES.resolve(page.getKey() + ".html").toAbsolutePath();
                Files.writeString(file, page.getValue());
                for (int width : List.of(680, 360)) {
                    for (boolean dark : List.of(false, true)) {
                        String name = page.getKey() + "-" + width + (dark ? "-dark" : "-light");
                        open.show(file, width, dark);
                        assertThat(open.title()).as(name).startsWith("Bedrock week 47");
                        open.keep(PICTURES.resolve(name + ".png"));
                        assertThat(open.ask("document.documentElement.scrollWidth"))
                                .as(name)
                                .isEqualTo((long) width);
                        if (dark == (width == 360)) {
                            assertThat(open.violations()).as(name).isEmpty();
                        }
                    }
                }
            }
        }
    }

    /** The HTML of a mail with its pictures in it, as a mail program shows it. */
    private static String html(Path mail) throws IOException, MessagingException {
        try (InputStream in = Files.newInputStream(mail)) {
            MimeMultipart both =
                    (MimeMultipart) new MimeMessage(Session.getInstance(new Properties()), in).getContent();
            MimeMultipart related = (MimeMultipart) both.getBodyPart(1).getContent();
            String html = related.getBodyPart(0).getContent().toString();
            List<Part> pictures = new ArrayList<>();
            for (int part = 1; part < related.getCount(); part++) {
                pictures.add(related.getBodyPart(part));
            }
            for (Part picture : pictures) {
                String cid = picture.getHeader("Content-ID")[0].replaceAll("[<>]", "");
                html = html.replace(
                        "cid:" + cid,
                        "data:image/png;base64,"
                                + Base64.getEncoder()
                                        .encodeToString(picture.getInputStream().readAllBytes()));
            }
            return html;
        }
    }
}
