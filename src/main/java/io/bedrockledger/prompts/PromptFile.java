package io.bedrockledger.prompts;

import io.bedrockledger.prompts.Prompt.Version;
import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JacksonException;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.core.TokenStreamLocation;
import tools.jackson.databind.DatabindException;
import tools.jackson.databind.DeserializationFeature;
import tools.jackson.databind.PropertyNamingStrategies;
import tools.jackson.databind.exc.UnrecognizedPropertyException;
import tools.jackson.dataformat.yaml.YAMLMapper;

/** A YAML file that registers one prompt, read strictly: an unknown or repeated key is an error. */
final class PromptFile {

    private static final YAMLMapper MAPPER = YAMLMapper.builder()
            .enable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .build();

    private final Path file;

    private PromptFile(Path file) {
        this.file = file;
    }

    /**
     * Reads a file.
     *
     * @throws IllegalArgumentException when it is wrong; the message names the file and the key or the line
     */
    static Prompt read(Path file) throws IOException {
        return new PromptFile(file).prompt();
    }

    private Prompt prompt() throws IOException {
        PromptEntry told = entry();
        if (told == null) {
            throw noPrompt(null);
        }
        List<Version> versions = new ArrayList<>();
        Set<String> names = new HashSet<>();
        for (VersionEntry version : told.versions() == null ? List.<@Nullable VersionEntry>of() : told.versions()) {
            String name = required("a version's version", version == null ? null : version.version());
            if (version == null || !names.add(name)) {
                throw wrong("a version must be unique in its prompt", name + " is there twice");
            }
            versions.add(
                    new Version(name, version.since(), version.reason(), text(name, version), hash(name, version)));
        }
        return new Prompt(
                required("id", told.id()),
                told.owner(),
                told.purpose(),
                told.workflow(),
                environments(told.environments(), names),
                versions);
    }

    private Map<String, String> environments(@Nullable Map<String, @Nullable String> told, Set<String> versions) {
        Map<String, String> environments = new TreeMap<>();
        if (told != null) {
            told.forEach((environment, version) -> {
                String name = required("the version of environment " + environment, version);
                if (!versions.contains(name)) {
                    throw wrong(
                            "an environment must have one of the versions",
                            environment + " has " + name + ", which is none");
                }
                environments.put(environment, name);
            });
        }
        return environments;
    }

    private @Nullable Long hash(String name, VersionEntry version) {
        if (version.hash() != null && (version.text() != null || version.textFile() != null)) {
            throw wrong("a version must have a text or its hash", name + " has both");
        }
        return version.hash();
    }

    /** The text of a version, where one is told: in place, or in a file beside this one. */
    private @Nullable String text(String name, VersionEntry version) throws IOException {
        String told = version.text();
        String fileName = version.textFile();
        if (told != null && fileName != null) {
            throw wrong("a version must have text or text_file", name + " has both");
        }
        if (fileName != null) {
            try {
                told = Files.readString(file.resolveSibling(fileName));
            } catch (NoSuchFileException e) {
                throw new IllegalArgumentException(
                        "[" + file + "] text_file must name a file, from this one; of version " + name
                                + " there is none of that name; correct the file",
                        e);
            }
        }
        if (told != null && !PromptText.isRecognisable(told)) {
            throw wrong(
                    "the text of a version must have ten words in a row outside of {variables}",
                    "that of " + name + " has not");
        }
        return told;
    }

    private @Nullable PromptEntry entry() throws IOException {
        try {
            return MAPPER.readValue(Files.readString(file), PromptEntry.class);
        } catch (CharacterCodingException e) {
            throw new IllegalArgumentException("[" + file + "] the file must be UTF-8; it is not; save it as UTF-8", e);
        } catch (UnrecognizedPropertyException e) {
            throw new IllegalArgumentException(
                    "[" + file + ", " + key(e) + "] a key must be one of " + e.getKnownPropertyIds() + "; it is "
                            + e.getPropertyName() + "; correct or remove it",
                    e);
        } catch (DatabindException e) {
            if (e.getPath().isEmpty()) {
                throw noPrompt(e);
            }
            throw new IllegalArgumentException(
                    "[" + file + ", " + key(e) + "] a value must have the documented type; it has another one;"
                            + " correct it",
                    e);
        } catch (JacksonException e) {
            TokenStreamLocation location = e.getLocation();
            throw new IllegalArgumentException(
                    "[" + file + ":" + (location == null ? 1 : location.getLineNr()) + "] the file must be YAML; "
                            + e.getOriginalMessage().lines().findFirst().orElse("it is not") + "; correct the line",
                    e);
        }
    }

    /** The key that an exception is about, such as {@code versions[1].since}. */
    private static String key(DatabindException e) {
        StringBuilder key = new StringBuilder();
        for (JacksonException.Reference part : e.getPath()) {
            if (part.getPropertyName() == null) {
                key.append('[').append(part.getIndex()).append(']');
            } else {
                key.append(key.isEmpty() ? "" : ".").append(part.getPropertyName());
            }
        }
        return key.toString();
    }

    private String required(String key, @Nullable String value) {
        if (value == null || value.isBlank()) {
            throw wrong(key + " must be there", value == null ? "it is absent" : "it is empty");
        }
        return value;
    }

    private IllegalArgumentException noPrompt(@Nullable DatabindException cause) {
        return new IllegalArgumentException(
                "[" + file
                        + "] the file must be one mapping with an id; it is empty or something else; correct the file",
                cause);
    }

    private IllegalArgumentException wrong(String rule, String found) {
        return new IllegalArgumentException("[" + file + "] " + rule + "; " + found + "; correct the file");
    }

    /** A prompt as the file has it. */
    record PromptEntry(
            @Nullable String id,
            @Nullable String owner,
            @Nullable String purpose,
            @Nullable String workflow,
            @Nullable Map<String, @Nullable String> environments,
            @Nullable List<@Nullable VersionEntry> versions) {}

    /** A version as the file has it. */
    record VersionEntry(
            @Nullable String version,
            @Nullable LocalDate since,
            @Nullable String reason,
            @Nullable String text,
            @Nullable String textFile,
            @Nullable Long hash) {}
}
