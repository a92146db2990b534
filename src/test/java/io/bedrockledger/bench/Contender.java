package io.bedrockledger.bench;

import java.nio.file.Path;
import java.util.List;

/**
 * One way to read the logs.
 *
 * @param name as the table shows it
 * @param command what to run
 * @param output what it writes, a folder or a file, removed before each run; nothing else may change
 */
record Contender(String name, List<String> command, Path output) {}
