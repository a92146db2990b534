package io.bedrockledger.replay.score;

import io.bedrockledger.replay.score.json.AnswerJson;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * A program of the plan's owner as scorer, started anew for each answer and without a shell. It reads one JSON object of
 * texts from standard input, {@code answer}, {@code expected} and {@code stop_reason}, the last only where it is known.
 * Exit code 0: its output is the score, a number from 0 to 1, or 1 where it prints nothing; 1: the score is 0; any other:
 * no score. Of the environment it sees PATH alone, as the rest may hold credentials.
 *
 * @param command the program and its arguments
 * @param folder where it runs
 * @param limit after which it is ended, with what it has started
 */
public record CommandScorer(List<String> command, Path folder, Duration limit) implements Scorer {

    private static final String PATH = "PATH";

    /** What is read of the output: more is no number. */
    private static final int MOST_BYTES = 64;

    private static final int WRONG = 1;

    public CommandScorer {
        command = List.copyOf(command);
        if (command.isEmpty() || limit.isNegative() || limit.isZero()) {
            throw new IllegalArgumentException("[command] a program and a limit above 0 are needed; found "
                    + command.size() + " words and " + limit + "; name the program and give it some seconds");
        }
    }

    @Override
    public Score score(Answer answer, Answer expected) {
        Process process = start();
        try {
            return finish(process, input(answer, expected));
        } catch (InterruptedException stopped) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException(
                    "[command] " + command.get(0) + " must end before the run does; the run was stopped; run it again",
                    stopped);
        } finally {
            process.descendants().forEach(ProcessHandle::destroyForcibly);
            process.destroyForcibly();
        }
    }

    private Process start() {
        ProcessBuilder builder =
                new ProcessBuilder(command).directory(folder.toFile()).redirectError(ProcessBuilder.Redirect.DISCARD);
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> !name.equals(PATH));
        try {
            return builder.start();
        } catch (IOException absent) {
            throw new UncheckedIOException(
                    "[command] a scorer's program must be there; " + command.get(0)
                            + " could not be started; correct the plan or install it",
                    absent);
        }
    }

    private static byte[] input(Answer answer, Answer expected) {
        Map<String, String> texts = new LinkedHashMap<>();
        texts.put("answer", answer.text());
        texts.put("expected", expected.text());
        String stopReason = answer.stopReason();
        if (stopReason != null) {
            texts.put("stop_reason", stopReason);
        }
        return AnswerJson.write(texts).getBytes(StandardCharsets.UTF_8);
    }

    private Score finish(Process process, byte[] input) throws InterruptedException {
        byte[] output = new byte[MOST_BYTES];
        int[] length = new int[1];
        // Each in a thread of its own: a program may print before it has read, or never read at all.
        Thread writer = daemon(() -> write(process.getOutputStream(), input));
        Thread reader = daemon(() -> length[0] = read(process.getInputStream(), output));
        if (!process.waitFor(limit.toMillis(), TimeUnit.MILLISECONDS)) {
            return new Score.Unscored(Score.Reason.COMMAND_TIMED_OUT);
        }
        process.descendants().forEach(ProcessHandle::destroyForcibly);
        writer.join(limit.toMillis());
        reader.join(limit.toMillis());
        return switch (process.exitValue()) {
            case 0 -> printed(new String(output, 0, length[0], StandardCharsets.UTF_8).strip());
            case WRONG -> Score.of(false);
            default -> new Score.Unscored(Score.Reason.COMMAND_FAILED);
        };
    }

    private static Thread daemon(Runnable work) {
        Thread thread = new Thread(work, "replay-command-scorer");
        thread.setDaemon(true);
        thread.start();
        return thread;
    }

    private static void write(OutputStream to, byte[] input) {
        try (to) {
            to.write(input);
        } catch (IOException closed) {
            // The program need not read its input: its exit code tells.
        }
    }

    private static int read(InputStream from, byte[] output) {
        try (from) {
            int length = from.readNBytes(output, 0, output.length);
            from.transferTo(OutputStream.nullOutputStream());
            return length;
        } catch (IOException closed) {
            return 0;
        }
    }

    private static Score printed(String text) {
        if (text.isEmpty()) {
            return Score.of(true);
        }
        boolean plain = text.matches("[01]|[01]?\\.\\d+");
        double value = plain ? Double.parseDouble(text) : -1;
        return value >= 0 && value <= 1
                ? new Score.Points(value)
                : new Score.Unscored(Score.Reason.COMMAND_WITHOUT_SCORE);
    }
}
