package io.bedrockledger.report.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.AlertFixture;
import io.bedrockledger.report.Letter;
import io.bedrockledger.report.ReportFixture;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;

class ReportRendererTest {

    private static final ReportRenderer RENDERER = ReportRenderer.create();

    @Test
    void aTeamGetsALetter() throws IOException {
        show("team", RENDERER.letter(ReportFixture.team()));
        show("hostile", RENDERER.letter(ReportFixture.hostile()));
        show("finops", RENDERER.letter(ReportFixture.finops()));
        show("quiet", RENDERER.letter(ReportFixture.quiet()));
        show("first", RENDERER.letter(ReportFixture.first()));
        show("alert", RENDERER.letter(AlertFixture.budget("claims")));
        show("spike", RENDERER.letter(AlertFixture.spike()));
        Files.writeString(Path.of("target/pictures/page.html"), RENDERER.page(ReportFixture.team(), "numbers/"));
    }

    private static void show(String name, Letter letter) throws IOException {
        Path out = Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(out.resolve(name + ".txt"), letter.subject() + "\n\n" + letter.text());
        String html = letter.html();
        for (Letter.InlineImage image : letter.images()) {
            html = html.replace("cid:" + image.cid(), image.png().dataUri());
        }
        Files.writeString(out.resolve(name + ".html"), html);
        assertThat(letter.html().length()).isLessThan(90_000);
    }
}
