package io.bedrockledger.prompts;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.prompts.Prompt.Version;
import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The prompts that people registered, one file each, and the way from a call to its prompt. Safe for use by several
 * threads.
 */
public final class PromptRegistry {

    private final PromptKeys keys;
    private final Map<String, Prompt> prompts;

    private PromptRegistry(PromptKeys keys, Map<String, Prompt> prompts) {
        this.keys = keys;
        this.prompts = prompts;
    }

    /** The prompts of {@code prompts/*.yaml} in a folder, with the default keys. */
    public static PromptRegistry load(Path jobsDir) throws IOException {
        return load(jobsDir, PromptKeys.DEFAULT);
    }

    /**
     * The prompts of {@code prompts/*.yaml} in a folder; none when there is no such folder.
     *
     * @throws IllegalArgumentException when a file is wrong; the message names it
     */
    public static PromptRegistry load(Path jobsDir, PromptKeys keys) throws IOException {
        Map<String, Prompt> prompts = new LinkedHashMap<>();
        Set<Long> hashes = new HashSet<>();
        for (Path file : files(jobsDir.resolve("prompts"))) {
            Prompt prompt = PromptFile.read(file);
            if (prompts.put(prompt.id(), prompt) != null) {
                throw new IllegalArgumentException("[" + file + "] a prompt's id must be unique; " + prompt.id()
                        + " is registered in another file too; correct one of them");
            }
            for (Version version : prompt.versions()) {
                if (version.hash() != null && !hashes.add(version.hash())) {
                    throw new IllegalArgumentException("[" + file + "] the hash of a version must be its own; "
                            + version.hash() + " is that of another one too; correct one of them");
                }
            }
        }
        return new PromptRegistry(keys, prompts);
    }

    private static List<Path> files(Path folder) throws IOException {
        List<Path> files = new ArrayList<>();
        if (Files.isDirectory(folder)) {
            try (DirectoryStream<Path> stream = Files.newDirectoryStream(folder, "*.yaml")) {
                stream.forEach(files::add);
            }
        }
        Collections.sort(files);
        return files;
    }

    /** Which prompt a call used. A prompt that nobody registered is kept: what the caller said is data. */
    public PromptAssignment assign(Invocation call) {
        String prompt = call.requestMetadata().get(keys.id());
        if (prompt == null || prompt.isBlank()) {
            return PromptAssignment.NONE;
        }
        String version = call.requestMetadata().get(keys.version());
        return new PromptAssignment(
                prompt, version == null || version.isBlank() ? null : version, PromptGrade.METADATA);
    }

    /**
     * The texts of the registered prompts that tell one.
     *
     * @param key that the sketches of calls are made with
     */
    public RegisteredTexts texts(FingerprintKey key) {
        return new RegisteredTexts(prompts(), key);
    }

    /** A registered prompt; empty when nobody registered it. */
    public Optional<Prompt> prompt(String id) {
        return Optional.ofNullable(prompts.get(id));
    }

    /** All registered prompts, in the order of their files' names. */
    public List<Prompt> prompts() {
        return List.copyOf(prompts.values());
    }
}
