package io.bedrockledger.testing;

import java.io.IOException;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Random;
import java.util.Set;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Predicate;
import java.util.stream.Collectors;

/**
 * Logs of a few days, accounts and regions that change as a seed tells: objects come late, get other content and
 * vanish; they hold second deliveries with and without counts, also across midnight, records to reject, and answers that
 * are off-loaded.
 *
 * <p>Two ledgers that saw some of the states, the last among them, must hold the same rows. So what has changed and was
 * not yet {@link #settled} neither changes again nor vanishes: of it alone a ledger may have seen one state or none.
 */
public final class ChangingLogs {

    public static final LocalDate FIRST_DAY = LocalDate.parse("2026-11-10");
    public static final LocalDate LAST_DAY = LocalDate.parse("2026-11-14");

    private static final String BUCKET = "s3://acme-logs/";
    private static final List<Unit> UNITS = List.of(
            new Unit(LogCall.ACCOUNT, LogCall.REGION),
            new Unit(LogCall.ACCOUNT, "eu-central-1"),
            new Unit("444455556666", LogCall.REGION));
    private static final List<String> MODELS = List.of(
            "amazon.nova-lite-v1:0",
            "amazon.nova-pro-v1:0",
            "us.anthropic.claude-opus-4-6-v1",
            "example.unheard-of-v1:0");

    private record Unit(String account, String region) {}

    /** A log object: its day folder and what it holds. */
    private record Held(Unit unit, LocalDate day, List<String> lines, boolean hasTwins) {}

    private final LogFolder folder;
    private final Random random;
    private final SortedMap<String, Held> objects = new TreeMap<>();
    private final List<LogCall> atMidnight = new ArrayList<>();
    private final Set<String> unsettled = new HashSet<>();
    private int named;

    /** Fills a folder with the first state. */
    public ChangingLogs(Path root, long seed) {
        folder = new LogFolder(root);
        random = new Random(seed);
        for (LocalDate day = FIRST_DAY; !day.isAfter(LAST_DAY); day = day.plusDays(1)) {
            for (Unit unit : UNITS) {
                for (int object = 0; object <= random.nextInt(2); object++) {
                    addObject(unit, day);
                }
            }
        }
    }

    public Path root() {
        return folder.root();
    }

    /** Says that every ledger has seen the state. */
    public void settled() {
        unsettled.clear();
    }

    /**
     * Goes to another state.
     *
     * @return what changed, in words
     */
    public String change(int changes) throws IOException {
        List<String> told = new ArrayList<>();
        // Whether a twin of a vanished record is still a duplicate depends on what was seen before.
        boolean mayLoseTwins = unsettled.isEmpty();
        for (int change = 0; change < changes; change++) {
            told.add(
                    switch (random.nextInt(4)) {
                        case 0 -> vanish(mayLoseTwins);
                        case 1, 2 -> rewrite();
                        default -> "late " + addObject(any(UNITS), FIRST_DAY.plusDays(random.nextInt(5)));
                    });
        }
        return String.join(", ", told);
    }

    private String vanish(boolean mayLoseTwins) throws IOException {
        List<String> candidates = settledObjects(held -> mayLoseTwins || !held.hasTwins());
        if (candidates.isEmpty()) {
            return "nothing to vanish";
        }
        String key = any(candidates);
        folder.delete(key);
        objects.remove(key);
        return "vanished " + key;
    }

    private String rewrite() {
        List<String> candidates = settledObjects(held -> true);
        if (candidates.isEmpty()) {
            return "nothing to rewrite";
        }
        String key = any(candidates);
        Held held = Objects.requireNonNull(objects.get(key));
        List<String> kept = held.lines().stream()
                .filter(line -> random.nextInt(3) > 0)
                .collect(Collectors.toCollection(ArrayList::new));
        put(key, held.unit(), held.day(), kept, held.hasTwins());
        return "changed " + key;
    }

    private List<String> settledObjects(Predicate<Held> wanted) {
        return objects.entrySet().stream()
                .filter(object -> !unsettled.contains(object.getKey()) && wanted.test(object.getValue()))
                .map(Map.Entry::getKey)
                .toList();
    }

    private String addObject(Unit unit, LocalDate day) {
        String key = path(unit, day, "object-" + named++ + ".json.gz");
        put(key, unit, day, new ArrayList<>(), false);
        return key;
    }

    /** Adds some lines to those that an object begins with, and writes it. */
    private void put(String key, Unit unit, LocalDate day, List<String> lines, boolean hadTwins) {
        boolean hasTwins = hadTwins;
        int wanted = lines.size() + 2 + random.nextInt(5);
        while (lines.size() < wanted) {
            LogCall call = call(unit, day, "T%02d:15:00Z".formatted(random.nextInt(3, 21)));
            switch (random.nextInt(8)) {
                case 0 -> lines.add(broken(call));
                case 1 -> lines.add(call.withoutCounts().line());
                case 2 -> {
                    lines.add(any(List.of(call, call.withoutCounts())).line());
                    lines.add(any(List.of(call, call.withoutCounts())).line());
                }
                case 3 -> lines.add(offLoaded(unit, day, call).line());
                case 4 -> {
                    LogCall last = call(unit, day, "T23:59:30Z");
                    atMidnight.add(last);
                    lines.add(any(List.of(last, last.withoutCounts())).line());
                    hasTwins = true;
                }
                case 5 -> hasTwins |= addTwin(unit, day, lines);
                default -> lines.add(call.line());
            }
        }
        objects.put(key, new Held(unit, day, List.copyOf(lines), hasTwins));
        unsettled.add(key);
        folder.write(key, LogFolder.gzip(String.join("\n", lines) + "\n"));
    }

    /** Delivers a call of this or the last minute of the day before once more. */
    private boolean addTwin(Unit unit, LocalDate day, List<String> lines) {
        List<LogCall> near = atMidnight.stream()
                .filter(call ->
                        call.accountId().equals(unit.account()) && call.region().equals(unit.region()))
                .filter(call -> !dayOf(call).isAfter(day) && !dayOf(call).isBefore(day.minusDays(1)))
                .toList();
        if (near.isEmpty()) {
            return false;
        }
        LogCall twin = any(near);
        lines.add(any(List.of(twin, twin.withoutCounts())).line());
        return true;
    }

    private static LocalDate dayOf(LogCall call) {
        return LocalDate.parse(call.invokedAt().toString().substring(0, 10));
    }

    private LogCall call(Unit unit, LocalDate day, String time) {
        String role = any(List.of("reply-service", "ci-runner", "somebody"));
        LogCall plain = LogCall.of("call-" + named++, day + time)
                .to(any(MODELS))
                .by(
                        "arn:aws:sts::" + unit.account() + ":assumed-role/" + role + "/session",
                        random.nextBoolean() ? Map.of() : Map.of("workflow", "kb-answer", "step", "s" + named))
                .with(100L + random.nextInt(5_000), (long) random.nextInt(900), random.nextBoolean() ? null : 2_000L);
        return new LogCall(
                plain.requestId(),
                plain.invokedAt(),
                unit.account(),
                unit.region(),
                plain.modelId(),
                plain.principalArn(),
                plain.metadata(),
                plain.inputTokens(),
                plain.outputTokens(),
                plain.cacheWriteTokens(),
                null);
    }

    /** Lets the answer lie beside the record, which tells no counts itself; of some calls it is missing. */
    private LogCall offLoaded(Unit unit, LocalDate day, LogCall call) {
        String key = path(unit, day, "data/" + call.requestId() + "_output.json.gz");
        if (random.nextInt(4) > 0) {
            folder.write(key, LogFolder.gzip("{\"usage\":{\"inputTokens\":1000,\"outputTokens\":100}}"));
        }
        return call.withoutCounts().answeredAt(BUCKET + key);
    }

    private String broken(LogCall call) {
        return any(List.of(
                "{}",
                "no JSON " + named++,
                call.with(-4L, 5L, null).line(),
                call.line().substring(0, 60),
                call.line().replace(call.accountId(), "999900001111")));
    }

    private static String path(Unit unit, LocalDate day, String path) {
        return LogFolder.key(unit.region(), day.toString(), "12/" + path).replace(LogCall.ACCOUNT, unit.account());
    }

    private <T> T any(List<T> some) {
        return some.get(random.nextInt(some.size()));
    }
}
