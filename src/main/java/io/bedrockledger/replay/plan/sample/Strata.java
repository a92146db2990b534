package io.bedrockledger.replay.plan.sample;

import io.bedrockledger.replay.plan.SamplePlan.Dimension;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The strata of a population: prompt, then fifth of input tokens, then outcome. One whose fair share of the sample is less
 * than two calls is pooled with others of its kind, those of one fifth first, then those of one prompt, then all: from
 * every stratum two calls can be drawn, so that no call is without a chance and every spread can be estimated.
 */
final class Strata {

    /** Two calls, the fewest that have a spread. */
    static final int LEAST = 2;

    private static final String NO_PROMPT = "no prompt";
    private static final String POOLED = "others";
    private static final String ALL = "all";

    private final Sizes sizes;
    private final double sharePerSize;

    /** By the names that tell a stratum from others, from the coarsest to the finest; fewer names where it is pooled. */
    private final Map<List<String>, List<LoggedCall>> groups = new TreeMap<>(Comparator.comparing(Strata::name));

    private Strata(Sizes sizes, double sharePerSize) {
        this.sizes = sizes;
        this.sharePerSize = sharePerSize;
    }

    /**
     * Divides a population.
     *
     * @param calls one or more
     * @param items of the sample
     * @return the calls of each stratum by its name, in the order of the names
     */
    static Map<String, List<LoggedCall>> of(List<LoggedCall> calls, Set<Dimension> dimensions, Sizes sizes, int items) {
        Strata strata = new Strata(sizes, items / sizes.of(calls));
        Map<String, TokenFifths> fifths = fifths(calls, dimensions);
        for (LoggedCall call : calls) {
            strata.add(path(call, dimensions, fifths), List.of(call));
        }
        for (int depth = dimensions.size(); depth > 0; depth--) {
            strata.pool(depth);
        }
        strata.fillPool();
        Map<String, List<LoggedCall>> named = new LinkedHashMap<>();
        strata.groups.forEach((path, group) -> named.put(strata.groups.size() == 1 ? ALL : name(path), group));
        return named;
    }

    private static Map<String, TokenFifths> fifths(List<LoggedCall> calls, Set<Dimension> dimensions) {
        Map<String, TokenFifths> fifths = new TreeMap<>();
        calls.stream()
                .collect(Collectors.groupingBy(call -> family(call, dimensions)))
                .forEach((family, members) -> fifths.put(
                        family,
                        new TokenFifths(members.stream()
                                .map(LoggedCall::inputTokens)
                                .filter(Objects::nonNull)
                                .mapToLong(Long::longValue)
                                .toArray())));
        return fifths;
    }

    /** Calls whose tokens are compared with each other. */
    private static String family(LoggedCall call, Set<Dimension> dimensions) {
        return dimensions.contains(Dimension.PROMPT) ? prompt(call) : ALL;
    }

    private static String prompt(LoggedCall call) {
        String prompt = call.prompt() == null ? NO_PROMPT : "prompt " + call.prompt();
        return call.promptVersion() == null ? prompt : prompt + " " + call.promptVersion();
    }

    private static List<String> path(LoggedCall call, Set<Dimension> dimensions, Map<String, TokenFifths> fifths) {
        List<String> path = new ArrayList<>();
        for (Dimension dimension : dimensions.stream().sorted().toList()) {
            path.add(
                    switch (dimension) {
                        case PROMPT -> prompt(call);
                        case INPUT_TOKENS ->
                            Objects.requireNonNull(fifths.get(family(call, dimensions)))
                                    .of(call.inputTokens());
                        case OUTCOME -> call.outcome().name().toLowerCase(Locale.ROOT);
                    });
        }
        return List.copyOf(path);
    }

    private static String name(List<String> path) {
        return path.isEmpty() ? POOLED : String.join(" / ", path);
    }

    private void add(List<String> path, Collection<LoggedCall> calls) {
        groups.computeIfAbsent(path, absent -> new ArrayList<>()).addAll(calls);
    }

    private double share(List<String> path) {
        return sharePerSize * sizes.of(groups.getOrDefault(path, List.of()));
    }

    /** Moves strata of a depth that are too small into what their next coarser name stands for. */
    private void pool(int depth) {
        List<List<String>> small = groups.keySet().stream()
                .filter(path -> path.size() == depth && share(path) < LEAST)
                .toList();
        small.forEach(path -> move(path, path.subList(0, depth - 1)));
    }

    /** Moves the smallest strata into the pool of all until that is large enough itself. */
    private void fillPool() {
        List<String> pool = List.of();
        while (groups.containsKey(pool) && groups.size() > 1 && share(pool) < LEAST) {
            List<String> smallest = groups.keySet().stream()
                    .filter(path -> !path.isEmpty())
                    .min(Comparator.comparingDouble(this::share).thenComparing(Strata::name))
                    .orElseThrow();
            move(smallest, pool);
        }
    }

    private void move(List<String> from, List<String> to) {
        List<LoggedCall> moved = groups.remove(from);
        if (moved != null) {
            add(List.copyOf(to), moved);
        }
    }
}
