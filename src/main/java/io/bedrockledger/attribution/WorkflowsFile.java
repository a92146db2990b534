package io.bedrockledger.attribution;

import io.bedrockledger.attribution.YamlList.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.util.List;

/** The file {@code workflows.yaml}: workflows, and beside them who is told what and what may be spent. */
public final class WorkflowsFile {

    private static final List<String> KEYS = List.of("workflows", "teams", "finops", "budgets");

    private WorkflowsFile() {}

    /** Where it is. */
    public static Path file(Path jobsDir) {
        return jobsDir.resolve("workflows.yaml");
    }

    /**
     * The list under one of its keys; nothing when the file or the key is absent.
     *
     * @param jobsDir the folder of the file
     * @throws IllegalArgumentException when the file is wrong; the message names file and line
     */
    public static <T> List<Entry<T>> entries(Path jobsDir, String key, Class<T> type) throws IOException {
        return YamlList.read(file(jobsDir), KEYS, key, YamlList.Form.LIST, type);
    }

    /** The mapping under one of its keys, the only entry; nothing when the file or the key is absent. */
    static <T> List<Entry<T>> mapping(Path jobsDir, String key, Class<T> type) throws IOException {
        return YamlList.read(file(jobsDir), KEYS, key, YamlList.Form.MAPPING, type);
    }
}
