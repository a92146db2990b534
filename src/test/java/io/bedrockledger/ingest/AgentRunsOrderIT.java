package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.Conversation;
import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Runs of made-up traffic, whatever the order in which its days are read, are those of the rule applied call by call. */
class AgentRunsOrderIT {

    private static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-10");
    private static final int DAYS = 5;
    private static final String FOUND = "select request_id, agent_run_id, agent_step from invocations order by 1";

    @TempDir
    Path folder;

    @Test
    void theOrderOfDaysAndObjectsChangesNothing() throws IOException {
        Random random = new Random(20_261_110);
        List<Conversation> calls = traffic(random);
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        write(logs, calls, random);
        List<String> expected = expected(calls);
        assertThat(expected).anyMatch(row -> row.endsWith("|5")).anyMatch(row -> row.endsWith("||"));
        List<String> places = expected.stream()
                .map(row -> row.substring(row.indexOf('|')))
                .filter(place -> !place.equals("||"))
                .toList();
        assertThat(new HashSet<>(places)).as("some calls are repeated").hasSizeLessThan(places.size());

        for (List<Integer> order : List.of(List.of(0, 1, 2, 3, 4), List.of(4, 3, 2, 1, 0), List.of(2, 0, 4, 1, 3))) {
            try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("data" + order), logs.root())) {
                for (int day : order) {
                    night(ledger, day, day);
                }
                assertThat(ledger.rows(FOUND)).as("%s", order).isEqualTo(expected);
            }
        }
        try (LedgerFixture ledger = LedgerFixture.open(folder.resolve("at once"), logs.root())) {
            night(ledger, 0, DAYS);
            assertThat(ledger.rows(FOUND)).isEqualTo(expected);

            List<Conversation> fewer = new ArrayList<>(calls);
            Set<String> gone = new HashSet<>();
            fewer.removeIf(call ->
                    logDay(call).equals(FIRST_DAY.plusDays(2)) && random.nextInt(3) == 0 && gone.add(call.requestId()));
            write(logs, fewer, random);
            night(ledger, 2, 2);
            assertThat(gone).isNotEmpty();
            assertThat(ledger.rows(FOUND)).isEqualTo(expected(fewer));
        }
    }

    private static void night(LedgerFixture ledger, int from, int to) throws IOException {
        ledger.nightly(
                FIRST_DAY.plusDays(from).toString(), FIRST_DAY.plusDays(to).toString());
    }

    /** Conversations of three callers that begin with few different words, some at once, with failures and long waits. */
    private static List<Conversation> traffic(Random random) {
        List<Conversation> calls = new ArrayList<>();
        for (int run = 0; run < 60; run++) {
            Instant at = FIRST_DAY.atStartOfDay().toInstant(ZoneOffset.UTC).plusSeconds(random.nextInt(4 * 86_400));
            String principal = "agent-" + random.nextInt(3);
            List<String> said = new ArrayList<>(List.of("hello " + random.nextInt(4)));
            int steps = 1 + random.nextInt(7);
            for (int step = 0; step < steps && at.isBefore(end()); step++) {
                if (random.nextInt(8) == 0) {
                    calls.add(call(random, at, principal, said, null).failed());
                    at = at.plusSeconds(random.nextInt(3));
                }
                String answer = "answer " + random.nextInt(2);
                calls.add(call(random, at, principal, said, answer));
                if (random.nextInt(6) == 0) {
                    at = at.plusSeconds(random.nextInt(1_000));
                    answer = random.nextBoolean() ? answer : "answer " + random.nextInt(2);
                    calls.add(call(random, at, principal, said, answer));
                }
                said.add(answer);
                said.add("question " + random.nextInt(3));
                at = at.plusSeconds(random.nextInt(6) == 0 ? random.nextInt(100_000) : random.nextInt(40));
            }
        }
        return calls;
    }

    private static Instant end() {
        return FIRST_DAY.plusDays(DAYS).atStartOfDay().toInstant(ZoneOffset.UTC);
    }

    /** A call whose log has the body of the answer mostly. */
    private static Conversation call(
            Random random, Instant at, String principal, List<String> said, @Nullable String answer) {
        String id = new UUID(random.nextLong(), random.nextLong()).toString();
        String logged = random.nextInt(4) == 0 ? null : answer;
        return new Conversation(id, at, LogCall.REGION, principal, said, null, logged);
    }

    /** The last calls of a day lie in the folder of the next. */
    private static LocalDate logDay(Conversation call) {
        return call.invokedAt().plusSeconds(120).atOffset(ZoneOffset.UTC).toLocalDate();
    }

    private static void write(LogFolder logs, List<Conversation> calls, Random random) {
        List<Conversation> shuffled = new ArrayList<>(calls);
        Collections.shuffle(shuffled, random);
        Map<String, List<String>> objects = new TreeMap<>();
        for (Conversation call : shuffled) {
            String object = logDay(call) + "/" + Math.floorMod(call.requestId().hashCode(), 3);
            objects.computeIfAbsent(object, name -> new ArrayList<>()).add(call.line());
        }
        objects.forEach((name, lines) ->
                logs.put(LogCall.REGION, name.substring(0, 10), "object-" + name.substring(11), lines));
    }

    /** The rule as the contract has it, call by call. */
    private static List<String> expected(List<Conversation> calls) {
        List<Conversation> byTime = new ArrayList<>(calls);
        byTime.sort(Comparator.comparing(Conversation::invokedAt)
                .thenComparing(call -> call.said().size())
                .thenComparing(call -> call.errorCode() == null)
                .thenComparing(call -> UUID.fromString(call.requestId())));
        Map<Conversation, Conversation> before = new HashMap<>();
        Set<Conversation> extended = new HashSet<>();
        for (int i = 0; i < byTime.size(); i++) {
            Conversation call = byTime.get(i);
            for (int j = i - 1; j >= 0; j--) {
                Conversation earlier = byTime.get(j);
                if (isExtendedBy(earlier, call, before) && extended.add(earlier)) {
                    before.put(call, earlier);
                    break;
                }
            }
        }
        Map<Conversation, Conversation> repeated = repeated(byTime, before);
        List<String> rows = new ArrayList<>();
        for (Conversation call : byTime) {
            boolean inRun = before.containsKey(call) || extended.contains(call) || repeated.containsKey(call);
            int step = 1;
            Conversation first = repeated.getOrDefault(call, call);
            while (before.containsKey(first)) {
                first = before.get(first);
                first = repeated.getOrDefault(first, first);
                step++;
            }
            rows.add(call.requestId() + "|" + (inRun ? first.requestId() + "|" + step : "|"));
        }
        Collections.sort(rows);
        return rows;
    }

    /** Each call that repeats another, with the first one of its step. */
    private static Map<Conversation, Conversation> repeated(
            List<Conversation> byTime, Map<Conversation, Conversation> before) {
        Map<Conversation, Conversation> repeated = new HashMap<>();
        for (int i = 0; i < byTime.size(); i++) {
            Conversation call = byTime.get(i);
            for (int j = i - 1; j >= 0 && !before.containsKey(call); j--) {
                Conversation earlier = byTime.get(j);
                if (isSentAgain(earlier, call)) {
                    Conversation first = repeated.getOrDefault(earlier, earlier);
                    boolean isExtended = byTime.subList(j, i).stream().anyMatch(by -> earlier.equals(before.get(by)));
                    if (before.containsKey(first) && !isExtended) {
                        repeated.put(call, first);
                    }
                    break;
                }
            }
        }
        return repeated;
    }

    private static boolean isSentAgain(Conversation earlier, Conversation call) {
        return earlier.errorCode() == null
                && earlier.principal().equals(call.principal())
                && earlier.said().equals(call.said())
                && Duration.between(earlier.invokedAt(), call.invokedAt()).compareTo(Duration.ofMinutes(15)) <= 0;
    }

    private static boolean isExtendedBy(
            Conversation earlier, Conversation call, Map<Conversation, Conversation> before) {
        int length = call.said().size() - 2;
        if (length < 1
                || !earlier.principal().equals(call.principal())
                || Duration.between(earlier.invokedAt(), call.invokedAt()).compareTo(Duration.ofHours(24)) > 0) {
            return false;
        }
        if (isOther(answer(earlier, before), call.said().get(length))) {
            return false;
        }
        boolean sameAttempt = earlier.errorCode() != null
                && before.containsKey(earlier)
                && earlier.said().size() == call.said().size()
                && earlier.said().subList(0, length).equals(call.said().subList(0, length));
        boolean answered =
                earlier.errorCode() == null && earlier.said().equals(call.said().subList(0, length));
        return sameAttempt || answered;
    }

    /** What a call must be extended with: its answer; of a failed one that of the call which it extends, if it is known. */
    private static @Nullable String answer(Conversation call, Map<Conversation, Conversation> before) {
        if (call.errorCode() == null) {
            return call.answer();
        }
        Conversation earlier = before.get(call);
        String answer = earlier == null ? null : answer(earlier, before);
        return answer == null && earlier != null ? call.said().get(call.said().size() - 2) : answer;
    }

    private static boolean isOther(@Nullable String answer, String sentBack) {
        return answer != null && !answer.equals(sentBack);
    }
}
