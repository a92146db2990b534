package io.bedrockledger.prompts;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketcher;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PromptDictionaryTest {

    private static final String SUMMARISE =
            "You are given a customer complaint. Summarise it in two sentences and name the product.\n\n%s\n\nAnswer in English.";
    private static final String CLASSIFY =
            "Decide which of our departments should answer the following letter: sales, repair or billing.\n\n%s\n\nDepartment:";

    private static final int LETTERS = 40;

    private final PromptSketcher sketcher = new PromptSketcher(new FingerprintKey(new byte[FingerprintKey.BYTES]));

    @Test
    void promptsAreToldApartAndOneOffsAreLeftAlone() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        List<SketchedText> summaries = filled(SUMMARISE, "desk", 0, 20);
        List<SketchedText> decisions = filled(CLASSIFY, "desk", 100, 120);
        List<SketchedText> chat = filled("%s", "chat", 200, 300);

        learn(dictionary, summaries, decisions, chat);

        assertThat(prompts(dictionary, summaries)).hasSize(1);
        assertThat(prompts(dictionary, decisions)).hasSize(1).isNotEqualTo(prompts(dictionary, summaries));
        assertThat(prompts(dictionary, chat)).containsExactly("");
        assertThat(dictionary.entries())
                .extracting(DiscoveredPrompt::prompt)
                .allMatch(name -> name.startsWith("desk/"));
    }

    /** The same letters go through two prompts: what they say stands in several texts, and is no prompt. */
    @Test
    void aValueThatSeveralPromptsShareIsNoPrompt() {
        List<SketchedText> texts = new ArrayList<>();
        for (int variant = 0; variant < 14; variant++) {
            for (int letter = 0; letter < LETTERS; letter++) {
                texts.add(text(null, words(1_000 + variant, 25) + "\n" + words(letter, 40), "desk"));
            }
        }
        PromptDictionary dictionary = new PromptDictionary(List.of());

        learn(dictionary, texts);

        for (int variant = 0; variant < 14; variant++) {
            assertThat(prompts(dictionary, texts.subList(LETTERS * variant, LETTERS * (variant + 1))))
                    .hasSize(1);
        }
    }

    @Test
    void fewTextsAreNoPromptUnlessASystemTextSaysSo() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        List<SketchedText> few = filled(SUMMARISE, "desk", 0, TemplateFinder.LEAST_TEXTS - 1);
        List<SketchedText> withSystem = IntStream.range(0, 3)
                .mapToObj(i -> text("Be brief.", words(50 + i, 9), "bot"))
                .toList();

        learn(dictionary, few, withSystem);

        assertThat(prompts(dictionary, few)).containsExactly("");
        assertThat(prompts(dictionary, withSystem)).hasSize(1).doesNotContain("");
    }

    @Test
    void aPromptInsideAnotherOneIsOneOfItsOwn() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        List<SketchedText> plain = filled(SUMMARISE, "desk", 0, 40);
        List<SketchedText> inside = filled(
                SUMMARISE.formatted(
                        "%s\nWhere the complaint names a date, a price or an order, repeat it word by word in a list, and say who has to act next."),
                "desk",
                100,
                140);

        learn(dictionary, plain, inside);

        assertThat(prompts(dictionary, plain)).hasSize(1);
        assertThat(prompts(dictionary, inside)).hasSize(1).isNotEqualTo(prompts(dictionary, plain));
    }

    @ParameterizedTest
    @ValueSource(longs = {1, 2, 3, 4, 5})
    void theOrderOfTextsMakesNoDifference(long seed) {
        List<SketchedText> texts = night(0);
        PromptDictionary one = new PromptDictionary(List.of());
        learn(one, texts);
        List<SketchedText> shuffled = new ArrayList<>(texts);
        Collections.shuffle(shuffled, new Random(seed));
        PromptDictionary other = new PromptDictionary(List.of());
        learn(other, shuffled);

        assertThat(other.entries()).isEqualTo(one.entries()).isNotEmpty();
    }

    @Test
    void theSameTextsTeachNothingTwice() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        learn(dictionary, night(0));
        PromptDictionary read = new PromptDictionary(dictionary.entries());

        assertThat(read.learn(night(0))).isEmpty();
        assertThat(prompts(read, night(0))).isEqualTo(prompts(dictionary, night(0)));
    }

    @Test
    void aPromptKeepsItsNameWhenItGrows() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        learn(dictionary, filled(SUMMARISE, "desk", 0, 15));
        Set<String> first = prompts(dictionary, filled(SUMMARISE, "desk", 0, 15));
        int entries = dictionary.entries().size();

        learn(dictionary, filled(SUMMARISE, "desk", 100, 300), filled(CLASSIFY, "desk", 300, 500));

        assertThat(prompts(dictionary, filled(SUMMARISE, "desk", 100, 300))).isEqualTo(first);
        assertThat(dictionary.entries()).hasSize(entries + 1);
    }

    @Test
    void aChangedPromptIsANewVersionOfTheSame() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        String before = words(1, 90) + " %s " + words(2, 30);
        String after = words(1, 70) + " " + words(3, 20) + " %s " + words(2, 30);
        learn(dictionary, filled(before, "desk", 0, 30));

        learn(dictionary, filled(after, "desk", 100, 130));

        String prompt = only(prompts(dictionary, filled(before, "desk", 0, 30)));
        assertThat(prompt).endsWith(" 1");
        assertThat(only(prompts(dictionary, filled(after, "desk", 100, 130)))).isEqualTo(prompt.replace(" 1", " 2"));
    }

    @Test
    void theSmallestChangeOfASystemTextIsANewVersion() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        String text = words(1, 900);
        String changed = text.substring(0, 3_000) + "!" + text.substring(3_000);
        List<SketchedText> before = IntStream.range(0, 5)
                .mapToObj(i -> text(text, words(50 + i, 9), "bot"))
                .toList();
        List<SketchedText> after = IntStream.range(5, 10)
                .mapToObj(i -> text(changed, words(50 + i, 9), "bot"))
                .toList();
        learn(dictionary, before);

        learn(dictionary, before, after);

        String prompt = only(prompts(dictionary, before));
        assertThat(only(prompts(dictionary, after)))
                .isEqualTo(prompt.replace(" 1", " 2"))
                .isNotEqualTo(prompt);
    }

    /** A date or a name that programs put into a system text. */
    @Test
    void aSystemTextWithAVariableIsOnePrompt() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        List<SketchedText> texts = new ArrayList<>();
        for (int customer = 0; customer < 40; customer++) {
            for (int call = 0; call < 5; call++) {
                texts.add(text(
                        words(1, 60) + " Customer: " + words(5_000 + customer, 2) + ". " + words(2, 60),
                        words(100 * customer + call, 9),
                        "bot"));
            }
        }

        learn(dictionary, texts);

        assertThat(prompts(dictionary, texts)).hasSize(1).doesNotContain("");
    }

    @Test
    void aPromptOfAnotherCallerIsAPromptOfItsOwn() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        String before = words(1, 90) + " %s " + words(2, 30);
        String after = words(1, 60) + " " + words(3, 30) + " %s " + words(2, 30);
        learn(dictionary, filled(before, "desk", 0, 30));

        learn(dictionary, filled(after, "lab", 100, 130));

        assertThat(only(prompts(dictionary, filled(after, "lab", 100, 130))))
                .startsWith("lab/")
                .endsWith(" 1");
    }

    @Test
    void aTextWhoseValueTurnsOutToVaryKeepsItsNameAndVersion() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        String fixed = words(1, 40) + " Company: %%s. " + words(2, 40) + " %s";
        List<SketchedText> first = filled(fixed.formatted("%s").replace("%s. ", words(900, 30) + ". "), "desk", 0, 20);
        learn(dictionary, first);
        String name = only(prompts(dictionary, first));

        List<SketchedText> later = IntStream.range(20, 60)
                .mapToObj(i -> text(
                        null,
                        words(1, 40) + " Company: " + words(800 + i, 30) + ". " + words(2, 40) + " " + words(i, 12),
                        "desk"))
                .toList();
        learn(dictionary, later);

        assertThat(only(prompts(dictionary, later))).isEqualTo(name);
        assertThat(only(prompts(dictionary, first))).isEqualTo(name);
    }

    @Test
    void promptsThatTurnOutToBeOneAreMergedIntoTheOlder() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        learn(dictionary, company(901, 0));
        String older = only(prompts(dictionary, company(901, 0)));
        List<DiscoveredPrompt> entries = new ArrayList<>(dictionary.entries());
        PromptDictionary alone = new PromptDictionary(List.of());
        learn(alone, company(902, 100));
        String younger = only(prompts(alone, company(902, 100)));
        entries.addAll(alone.entries());
        PromptDictionary both = new PromptDictionary(entries);
        assertThat(younger).isNotEqualTo(older);

        List<SketchedText> later = new ArrayList<>();
        for (int i = 0; i < 40; i++) {
            later.add(company(800 + i, 200 + 20 * i).get(0));
        }
        learn(both, later);

        assertThat(only(prompts(both, later))).isEqualTo(older);
        assertThat(only(prompts(both, company(902, 100)))).isEqualTo(older);
        assertThat(both.entries()).startsWith(entries.toArray(DiscoveredPrompt[]::new));
        assertThat(both.entries())
                .filteredOn(entry -> entry.mergedInto() != null)
                .hasSize(1);
    }

    /** Whatever the system text alone decides is what the whole call would be given. */
    @Test
    void aSystemTextDecidesAloneUnlessAUserTextMayMakeItAnotherPrompt() {
        PromptDictionary dictionary = new PromptDictionary(List.of());
        String alone = words(1, 40);
        String shared = words(2, 40);
        List<SketchedText> simple = calls(alone, "%s", 0);
        List<SketchedText> plain = calls(shared, "%s", 100);
        List<SketchedText> inside = calls(shared, SUMMARISE, 200);
        List<SketchedText> chat = filled("%s", "chat", 300, 330);

        learn(dictionary, simple, plain, inside, chat);

        assertThat(only(prompts(dictionary, inside))).isNotEqualTo(only(prompts(dictionary, plain)));
        assertThat(bySystem(dictionary, simple, true)).contains(only(prompts(dictionary, simple)));
        assertThat(bySystem(dictionary, plain, true)).isEmpty();
        assertThat(bySystem(dictionary, plain, false)).contains(only(prompts(dictionary, plain)));
        assertThat(bySystem(dictionary, List.of(text(words(3, 40), "Hi.", "")), true))
                .isEmpty();
    }

    private List<SketchedText> calls(String system, String template, int from) {
        return IntStream.range(from, from + 20)
                .mapToObj(i -> text(system, template.formatted(words(20_000 + i, 20)), "desk"))
                .toList();
    }

    private Optional<String> bySystem(PromptDictionary dictionary, List<SketchedText> texts, boolean hasUser) {
        long hash = Objects.requireNonNull(texts.get(0).systemHash());
        return dictionary
                .assignSystem(sketcher.ofWhole(hash), hasUser)
                .map(found -> found.prompt() + " " + found.version());
    }

    private List<SketchedText> company(int company, int from) {
        return IntStream.range(from, from + 20)
                .mapToObj(i -> text(
                        null,
                        words(1, 40) + " Company: " + words(company, 50) + ". " + words(2, 40) + " " + words(i, 12),
                        "desk"))
                .toList();
    }

    private List<SketchedText> night(int from) {
        List<SketchedText> texts = new ArrayList<>(filled(SUMMARISE, "desk", from, from + 30));
        texts.addAll(filled(CLASSIFY, "desk", from + 100, from + 150));
        texts.addAll(filled("%s", "chat", from + 200, from + 260));
        return texts;
    }

    @SafeVarargs
    private static void learn(PromptDictionary dictionary, List<SketchedText>... texts) {
        List<SketchedText> all = new ArrayList<>();
        for (List<SketchedText> some : texts) {
            all.addAll(some);
        }
        while (!dictionary.learn(all).isEmpty()) {
            assertThat(dictionary.entries()).hasSizeLessThan(100);
        }
    }

    /** What texts are assigned to, each prompt with its version; empty for none. */
    private static Set<String> prompts(PromptDictionary dictionary, List<SketchedText> texts) {
        return texts.stream()
                .map(text -> Optional.of(text)
                        .flatMap(dictionary::assign)
                        .map(found -> found.prompt() + " " + found.version())
                        .orElse(""))
                .collect(Collectors.toSet());
    }

    private static String only(Set<String> prompts) {
        assertThat(prompts).hasSize(1).doesNotContain("");
        return prompts.iterator().next();
    }

    /** A template with the values of some seeds. */
    private List<SketchedText> filled(String template, String caller, int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(i -> text(null, template.formatted(words(10_000 + i, 20)), caller))
                .toList();
    }

    private SketchedText text(@Nullable String system, String user, String caller) {
        return SketchedText.of(Objects.requireNonNull(sketcher.of(system, user)), caller);
    }

    private static String words(long seed, int count) {
        Random random = new Random(seed);
        return IntStream.range(0, count)
                .mapToObj(i -> random.ints(2 + random.nextInt(7), 'a', 'z' + 1)
                        .mapToObj(Character::toString)
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
    }
}
