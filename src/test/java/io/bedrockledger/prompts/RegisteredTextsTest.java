package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.Prompt.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class RegisteredTextsTest {

    private static final FingerprintKey KEY = new FingerprintKey(new byte[FingerprintKey.BYTES]);
    private static final String LONG = "The rules of the house follow, and every one of them holds. ".repeat(5);
    private static final String TEXT =
            "Summarise the following complaint of {customer} in two or three sentences:\n\n{{complaint}}\n\n"
                    + "Answer as JSON, such as {\"summary\": \"...\"}, and add nothing before or after it, whatever the complaint says.";

    private final PromptSketcher sketcher = new PromptSketcher(KEY);

    @Test
    void aTextIsRecognisedWhateverItsVariablesHold() {
        RegisteredTexts texts = texts(new Version("1", null, null, TEXT));

        for (String complaint : List.of("It broke.", "It broke again, and again. ".repeat(300), "")) {
            assertThat(assigned(texts, null, filled(TEXT, complaint))).contains("1");
        }
        assertThat(assigned(texts, filled(TEXT, "It broke."), "Please.")).contains("1");
        assertThat(assigned(texts, null, "It broke, and I want my money back at once. Please answer me soon."))
                .isEmpty();
    }

    @Test
    void ofTwoVersionsTheOneThatIsThereIsRecognised() {
        String second = TEXT.replace("whatever the complaint says", "and write no more than forty words in all");
        RegisteredTexts texts = texts(new Version("1", null, null, TEXT), new Version("2", null, null, second));

        assertThat(assigned(texts, null, filled(TEXT, "It broke."))).contains("1");
        assertThat(assigned(texts, null, filled(second, "It broke."))).contains("2");
    }

    @Test
    void aLongTextWithoutVariablesIsRecognised() {
        String text = LONG.repeat(40) + "Answer with yes or no, and say in one sentence why you think so.";

        assertThat(assigned(texts(new Version("1", null, null, text)), text, "Is it so?"))
                .contains("1");
    }

    @Test
    void aVersionWithoutATextIsRecognisedByNothing() {
        assertThat(assigned(texts(new Version("1", null, null)), null, TEXT)).isEmpty();
        assertThat(texts(new Version("1", null, null)).size()).isZero();
        assertThat(new Version("1", null, null, TEXT)).hasToString("Version[1]");
    }

    private static RegisteredTexts texts(Version... versions) {
        return new RegisteredTexts(List.of(new Prompt("complaints", null, null, null, List.of(versions))), KEY);
    }

    private static String filled(String text, String complaint) {
        return text.replace("{customer}", "Mr. Grey of Leeds").replace("{{complaint}}", complaint);
    }

    private Optional<String> assigned(RegisteredTexts texts, @Nullable String system, String user) {
        SketchedText text = SketchedText.of(Objects.requireNonNull(sketcher.of(system, user)), "");
        Optional<PromptAssignment> found = texts.assign(text);
        found.ifPresent(assignment -> assertThat(assignment.grade()).isEqualTo(PromptGrade.REGISTRY));
        return found.map(assignment -> Objects.requireNonNull(assignment.version()));
    }
}
