package io.bedrockledger.ingest;

import io.bedrockledger.prompts.PromptAssignment;
import io.bedrockledger.prompts.PromptDictionary;
import io.bedrockledger.prompts.RegisteredTexts;
import io.bedrockledger.prompts.SystemTexts;
import io.bedrockledger.prompts.TextSample;
import io.bedrockledger.warehouse.StopCheck;
import java.util.Optional;
import java.util.OptionalInt;

/**
 * Finds the prompts of a batch's texts, and tells each text's. It ends when a sample of all texts, with more weight on those
 * that no prompt explains, teaches nothing new: a second run over the same texts then learns nothing and tells the same.
 *
 * <p>Memory: a sample of bounded size, 16 MiB, and 16 bytes for each different text that has a prompt.
 */
final class PromptDiscovery {

    /** Passes over the texts; what is rarer than the sample of the last one shows comes with a later night. */
    private static final int MOST_PASSES = 12;

    private final RegisteredTexts registered;
    private final PromptDictionary dictionary;
    private final RankMap prompts = new RankMap();
    private final SystemTexts systems;
    private boolean isCounted;

    private PromptDiscovery(RegisteredTexts registered, PromptDictionary dictionary, long bytes) {
        this.registered = registered;
        this.dictionary = dictionary;
        this.systems = new SystemTexts(bytes);
    }

    /** Teaches a dictionary the prompts of those texts that are no registered prompt's. */
    static PromptDiscovery of(
            SketchSpill texts, RegisteredTexts registered, PromptDictionary dictionary, StopCheck stop) {
        PromptDiscovery discovery = new PromptDiscovery(registered, dictionary, texts.bytes());
        boolean learned = true;
        boolean isCut = false;
        for (int pass = 0; (learned || (isCut && pass == 1)) && pass < MOST_PASSES; pass++) {
            TextSample sample = discovery.assign(texts, stop);
            isCut = sample.isCut();
            learned = !dictionary.learn(sample.texts(), stop::check).isEmpty();
        }
        if (learned) {
            discovery.assign(texts, stop);
        }
        return discovery;
    }

    /** Numbers the prompt of each text, the registered ones before those that were found, and takes a sample of the rest. */
    private TextSample assign(SketchSpill texts, StopCheck stop) {
        TextSample sample = new TextSample(dictionary.size());
        prompts.clear();
        texts.forEach(stop, text -> {
            OptionalInt known = registered.place(text);
            if (known.isPresent()) {
                prompts.put(text.rank(), known.getAsInt());
                return;
            }
            OptionalInt found = dictionary.place(text);
            found.ifPresent(place -> prompts.put(text.rank(), registered.size() + place));
            // What comes with several user texts is known after the first pass.
            sample.add(text, found, isCounted && systems.isPrompt(text));
            if (!isCounted) {
                systems.add(text);
            }
        });
        isCounted = true;
        return sample;
    }

    /** Whether no text has a prompt. */
    boolean isEmpty() {
        return prompts.isEmpty();
    }

    /** The prompt of the text with that rank; empty when none was found. */
    Optional<PromptAssignment> prompt(long rank) {
        int place = prompts.get(rank);
        if (place < 0) {
            return Optional.empty();
        }
        return Optional.of(
                place < registered.size()
                        ? registered.assignment(place)
                        : dictionary.assignment(place - registered.size()));
    }
}
