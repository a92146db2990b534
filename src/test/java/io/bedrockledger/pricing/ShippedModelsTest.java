package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Which models the shipped book holds, and whether its README counts them as they are. */
class ShippedModelsTest {

    private static final Path FOLDER = Path.of("jobs/prices");
    private static final PriceBook BOOK = Calls.SHIPPED;

    /** At least so many models of each developer. */
    private static final Map<String, Long> MODELS_OF = Map.ofEntries(
            Map.entry("AI21 Labs", 5L),
            Map.entry("Amazon", 16L),
            Map.entry("Anthropic", 26L),
            Map.entry("Cohere", 8L),
            Map.entry("DeepSeek", 3L),
            Map.entry("Google", 6L),
            Map.entry("Meta", 14L),
            Map.entry("MiniMax", 3L),
            Map.entry("Mistral AI", 14L),
            Map.entry("Moonshot AI", 2L),
            Map.entry("NVIDIA", 4L),
            Map.entry("OpenAI", 9L),
            Map.entry("Qwen", 7L),
            Map.entry("Stability AI", 19L),
            Map.entry("TwelveLabs", 1L),
            Map.entry("Writer", 2L),
            Map.entry("Z.AI", 3L),
            Map.entry("xAI", 1L));

    /** To renew the table: copy the expected lines from this test's message. */
    @Test
    void theReadmeCountsTheBook() throws IOException {
        Map<String, String> developers =
                BOOK.models().stream().collect(Collectors.toMap(ModelCard::id, ModelCard::developer));
        Map<String, Long> cards = BOOK.rateCards().stream()
                .collect(Collectors.groupingBy(card -> developers.get(card.model()), Collectors.counting()));
        Map<String, Long> models =
                BOOK.models().stream().collect(Collectors.groupingBy(ModelCard::developer, Collectors.counting()));
        List<String> lines = new ArrayList<>();
        models.forEach((developer, count) ->
                lines.add("| " + developer + " | " + count + " | " + cards.get(developer) + " |"));
        lines.add("| all | " + BOOK.models().size() + " | " + BOOK.rateCards().size() + " |");

        assertThat(Files.readString(FOLDER.resolve("README.md"))).contains(lines);
    }

    @Test
    void everyDeveloperHasItsModels() {
        Map<String, Long> models =
                BOOK.models().stream().collect(Collectors.groupingBy(ModelCard::developer, Collectors.counting()));

        assertThat(models)
                .containsOnlyKeys(MODELS_OF.keySet())
                .allSatisfy((developer, count) ->
                        assertThat(count).as(developer).isGreaterThanOrEqualTo(MODELS_OF.get(developer)));
    }

    @Test
    void everyFamilyThatBedrockSoldByTheTokenIsThere() {
        assertThat(BOOK.models())
                .extracting(ModelCard::family)
                .contains("Claude", "Claude Instant", "Claude Haiku", "Claude Sonnet", "Claude Opus", "Claude Fable")
                .contains("Nova Micro", "Nova Lite", "Nova Pro", "Nova Premier", "Titan Text", "Titan Embeddings")
                .contains("Llama 2", "Llama 3", "Llama 3.1", "Llama 3.2", "Llama 3.3", "Llama 4")
                .contains("Mixtral", "Mistral Large", "Pixtral", "Magistral", "Ministral", "Devstral", "Voxtral")
                .contains("Command", "Command R", "Embed", "Jamba", "Jurassic-2", "DeepSeek R1", "DeepSeek V3")
                .contains("Qwen3", "Qwen3 Coder", "Qwen3 VL", "Qwen3 Next", "GPT", "gpt-oss", "Nemotron", "Gemma 3")
                .contains("Kimi", "MiniMax", "GLM", "Palmyra", "Grok");
    }
}
