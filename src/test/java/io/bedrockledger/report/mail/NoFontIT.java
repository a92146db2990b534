package io.bedrockledger.report.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.ReportFixture;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A machine without any font, in a process of its own: what Java found out about fonts it remembers. */
class NoFontIT {

    @TempDir
    Path folder;

    /** What the other process does. */
    static final class Main {

        private Main() {}

        public static void main(String[] arguments) throws IOException {
            ReportRenderer renderer = ReportRenderer.create();
            int images = renderer.letter(ReportFixture.team()).images().size();
            Files.writeString(
                    Path.of(arguments[0]),
                    images + " " + renderer.withoutPictures().orElse("drawn"));
        }
    }

    @Test
    void theLetterGoesWithoutPicturesAndSaysWhatToInstall() throws IOException, InterruptedException {
        Path fonts = Files.writeString(
                folder.resolve("fonts.conf"),
                "<?xml version=\"1.0\"?><!DOCTYPE fontconfig SYSTEM \"fonts.dtd\"><fontconfig><dir>" + folder
                        + "</dir></fontconfig>");
        Path answer = folder.resolve("answer");
        ProcessBuilder builder = new ProcessBuilder(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-XX:TieredStopAtLevel=1",
                "-Duser.home=" + folder,
                "-cp",
                System.getProperty("java.class.path"),
                Main.class.getName(),
                answer.toString()));
        builder.environment().put("FONTCONFIG_FILE", fonts.toString());
        builder.redirectErrorStream(true).redirectOutput(folder.resolve("log").toFile());

        assertThat(builder.start().waitFor(60, TimeUnit.SECONDS)).isTrue();

        assertThat(Files.readString(answer, StandardCharsets.UTF_8))
                .startsWith(
                        "0 [charts] Java draws text where fontconfig and a font of the system are installed; found neither")
                .endsWith("apt-get install fontconfig fonts-dejavu-core; the report goes without pictures");
    }
}
