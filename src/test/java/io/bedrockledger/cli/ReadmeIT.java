package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/**
 * The README's commands do what it shows. {@code mvn verify -Dapprove -Dit.test=ReadmeIT} writes their output anew, the
 * dearest request among them.
 */
class ReadmeIT {

    private static final Path README = Path.of("README.md");
    private static final Pattern BLOCK =
            Pattern.compile("^```(console|sh)\\n(.*?)^```$", Pattern.MULTILINE | Pattern.DOTALL);
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");
    private static final Pattern DEAREST = Pattern.compile("\\./ledger explain (\\S+)");

    @TempDir
    private Path folder;

    @Test
    void everyCommandThatIsShownWithItsOutputPrintsIt() throws IOException {
        String readme = Files.readString(README);
        String approved = readme;
        Optional<String> dearest = Optional.empty();
        for (String block : blocks(readme, "console")) {
            String shownCommand = block.lines().findFirst().orElseThrow();
            boolean explains = shownCommand.startsWith("$ ./ledger explain ");
            String command = explains && dearest.isPresent() ? "$ ./ledger explain " + dearest.get() : shownCommand;
            Terminal terminal = type(command.substring(2));

            assertThat(terminal.exit()).as(command).isZero();
            String printed = command + "\n" + asAtHome(terminal.err() + terminal.out());
            approved = approved.replace("```console\n" + block, "```console\n" + printed);
            if (dearest.isEmpty()) {
                Matcher told = DEAREST.matcher(printed);
                dearest = told.find() ? Optional.of(told.group(1)) : Optional.empty();
            }
        }
        if (System.getProperty("approve") != null && !masked(readme).equals(masked(approved))) {
            Files.writeString(README, approved);
        }

        assertThat(masked(Files.readString(README))).isEqualTo(masked(approved));
    }

    @Test
    void everyOtherCommandIsOneThatTheCommandLineTakes() throws IOException {
        List<String> commands = blocks(Files.readString(README), "sh").stream()
                .flatMap(String::lines)
                .filter(line -> line.startsWith("./ledger "))
                .map(line -> line.replaceFirst(" +#.*", ""))
                .toList();

        assertThat(commands).isNotEmpty().allSatisfy(command -> {
            CommandLine commandLine = Ledger.commandLine(Console.standard());
            commandLine.parseArgs(words(command));
        });
    }

    private static List<String> blocks(String readme, String kind) {
        List<String> blocks = new ArrayList<>();
        Matcher block = BLOCK.matcher(readme);
        while (block.find()) {
            if (block.group(1).equals(kind)) {
                blocks.add(block.group(2));
            }
        }
        return blocks;
    }

    private Terminal type(String command) {
        List<String> words = new ArrayList<>(List.of(words(command)));
        words.add("--data");
        words.add(data().toString());
        return Terminal.type(words.toArray(String[]::new));
    }

    /** The words behind {@code ./ledger}. */
    private static String[] words(String command) {
        List<String> words = new ArrayList<>();
        Matcher word = WORD.matcher(command.substring("./ledger ".length()));
        while (word.find()) {
            words.add(word.group(1) == null ? word.group(2) : word.group(1));
        }
        return words.toArray(String[]::new);
    }

    private Path data() {
        return folder.resolve("data");
    }

    private String asAtHome(String printed) {
        return printed.replace(" --data " + data(), "").replace(data().toString(), "ledger-data");
    }

    /** Without what differs from run to run: ids, times, and the bytes of files that carry them. */
    private static String masked(String readme) {
        return readme.replaceAll("\\d{4}-\\d\\d-\\d\\dT\\d\\d:\\d\\dZ-[0-9a-f]{4}", "RUN")
                .replaceAll("/[0-9a-f]{10}\\b", "/PROMPT")
                .replaceAll("(?m) +\\d+(\\.\\d)? s$", " TIME")
                .replaceAll("(?m)^(  3/4 .*   )\\d+(\\.\\d)? [kMG]?B", "$1SIZE");
    }
}
