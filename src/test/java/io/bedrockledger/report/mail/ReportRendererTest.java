package io.bedrockledger.report.mail;

import static org.assertj.core.api.Assertions.assertThat;

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
        Letter letter = RENDERER.letter(ReportFixture.team());

        assertThat(letter.subject()).startsWith("Bedrock week 41: $2,418.67 (");
        Path out = Files.createDirectories(Path.of("target/pictures"));
        Files.writeString(out.resolve("team.txt"), letter.text());
        Files.writeString(out.resolve("team-page.html"), RENDERER.page(ReportFixture.team(), "numbers/"));
        String html = letter.html();
        for (Letter.InlineImage image : letter.images()) {
            html = html.replace("cid:" + image.cid(), image.fileName());
            Files.write(out.resolve(image.fileName()), image.png().bytes());
        }
        Files.writeString(out.resolve("team.html"), html);
    }
}
