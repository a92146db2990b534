package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.Prompt.Version;
import java.util.List;
import java.util.Map;
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
        RegisteredTexts texts = texts(told("1", TEXT));

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
        RegisteredTexts texts = texts(told("1", TEXT), told("2", second));

        assertThat(assigned(texts, null, filled(TEXT, "It broke."))).contains("1");
        assertThat(assigned(texts, null, filled(second, "It broke."))).contains("2");
    }

    @Test
    void aLongTextWithoutVariablesIsRecognised() {
        String text = LONG.repeat(40) + "Answer with yes or no, and say in one sentence why you think so.";

        assertThat(assigned(texts(told("1", text)), text, "Is it so?")).contains("1");
    }

    @Test
    void aVersionWithoutATextIsRecognisedByNothing() {
        assertThat(assigned(texts(new Version("1", null, null)), null, TEXT)).isEmpty();
        assertThat(texts(new Version("1", null, null)).size()).isZero();
        assertThat(told("1", TEXT)).hasToString("Version[1]");
    }

    @Test
    void aHashIsRecognisedInItsSystemTextAlone() {
        long hash = Objects.requireNonNull(sketch(LONG, "Hi.").systemHash());
        RegisteredTexts texts = texts(new Version("1", null, null, null, hash));

        assertThat(assigned(texts, LONG, "Is it so?")).contains("1");
        assertThat(assigned(texts, LONG + "Or not.", "Is it so?")).isEmpty();
        assertThat(assigned(texts, null, LONG)).isEmpty();
        assertThat(texts.assign(hash)).map(PromptAssignment::version).contains("1");
    }

    @Test
    void aCallWithAnotherTextThanTheOneRegisteredIsTold() {
        RegisteredTexts texts = texts(
                told("1", LONG),
                told("2", TEXT),
                new Version("3", null, null, null, sketch("Be brief.", "").systemHash()),
                new Version("4", null, null));

        assertThat(text(texts, "1", LONG, "Is it so?")).isEqualTo(RegisteredText.SAME);
        assertThat(text(texts, "1", null, LONG)).isEqualTo(RegisteredText.SAME);
        assertThat(text(texts, "1", LONG.replaceFirst("every one", "each one"), "Is it so?"))
                .isEqualTo(RegisteredText.OTHER);
        assertThat(text(texts, "2", null, filled(TEXT, "It broke."))).isEqualTo(RegisteredText.SAME);
        assertThat(text(texts, "2", filled(TEXT, "It broke. ".repeat(200)), "Please."))
                .isEqualTo(RegisteredText.SAME);
        assertThat(text(texts, "2", null, filled(TEXT, "It broke.").replace("before or after", "before nor after")))
                .isEqualTo(RegisteredText.OTHER);
        assertThat(text(texts, "3", "Be brief.", "Is it so?")).isEqualTo(RegisteredText.SAME);
        assertThat(text(texts, "3", "Be short.", "Is it so?")).isEqualTo(RegisteredText.OTHER);
        assertThat(text(texts, "4", "Be short.", "Is it so?")).isNull();
        assertThat(text(texts, "5", "Be short.", "Is it so?")).isNull();
    }

    @Test
    void aTextThatIsRecognisedThoughItWasChangedIsTold() {
        RegisteredTexts texts = texts(told("1", TEXT));
        String changed = filled(TEXT, "It broke.").replace("complaint says", "complaint said");
        SketchedText text = SketchedText.of(sketch(null, changed), "");

        assertThat(texts.assign(text)).map(PromptAssignment::text).contains(RegisteredText.OTHER);
        assertThat(texts.assign(SketchedText.of(sketch(null, filled(TEXT, "It broke.")), "")))
                .map(PromptAssignment::text)
                .contains(RegisteredText.SAME);
    }

    private PromptSketch sketch(@Nullable String system, String user) {
        return Objects.requireNonNull(sketcher.of(system, user));
    }

    private @Nullable RegisteredText text(RegisteredTexts texts, String version, @Nullable String system, String user) {
        PromptAssignment said = new PromptAssignment("complaints", version, PromptGrade.METADATA);
        return texts.compared(said, () -> Optional.of(sketch(system, user))).text();
    }

    private static Version told(String version, String text) {
        return new Version(version, null, null, text, null);
    }

    private static RegisteredTexts texts(Version... versions) {
        return new RegisteredTexts(
                List.of(new Prompt("complaints", null, null, null, Map.of(), List.of(versions))), KEY);
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
