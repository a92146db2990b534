package io.bedrockledger.samples;

import java.util.List;
import java.util.Map;
import java.util.SortedMap;
import java.util.TreeMap;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** What is true of the whole sample, counted while it is written: the content of {@code expected.json}. */
final class Truth {

    private final SortedMap<String, Tally> objects = new TreeMap<>();
    private final SortedMap<String, Share> workflows = new TreeMap<>();
    private final Tally total = new Tally();

    void count(String key, List<Line> lines) {
        Tally tally = objects.computeIfAbsent(key, name -> new Tally());
        for (Line line : lines) {
            tally.add(line.kind());
            total.add(line.kind());
            Sample call = line.call();
            if (line.kind() == Line.Kind.INVOCATION && call != null) {
                workflows
                        .computeIfAbsent(call.fact().workflow(), name -> new Share())
                        .add(call);
            }
        }
    }

    /** One line an object and a workflow, so that a difference can be read. */
    String text(Marks marks) {
        StringBuilder out = new StringBuilder("{\n\"total\": ").append(Json.write(total.json()));
        section("workflows", workflows, Share::json, out);
        section("stories", marks.summary(), story -> story, out);
        section("objects", objects, Tally::json, out);
        return out.append("\n}\n").toString();
    }

    private static <T> void section(String name, Map<String, T> rows, Function<T, Object> json, StringBuilder out) {
        out.append(",\n\"").append(name).append("\": {");
        String separator = "\n";
        for (Map.Entry<String, T> row : rows.entrySet()) {
            out.append(separator).append("  ").append(Json.write(row.getKey())).append(": ");
            out.append(Json.write(json.apply(row.getValue())));
            separator = ",\n";
        }
        out.append("\n}");
    }

    /** Records of an object by what they are. */
    private static final class Tally {
        private int invocations;
        private int duplicates;
        private int rejected;

        void add(Line.Kind kind) {
            switch (kind) {
                case INVOCATION -> invocations++;
                case DUPLICATE -> duplicates++;
                case REJECTED -> rejected++;
            }
        }

        Object json() {
            return Json.object(
                    "records", invocations + duplicates + rejected,
                    "invocations", invocations,
                    "duplicates", duplicates,
                    "rejected", rejected);
        }
    }

    /** Calls and tokens of a workflow; a count that a record does not have adds nothing. */
    private static final class Share {
        private final SortedMap<String, Integer> callsByGrade = new TreeMap<>();
        private int calls;
        private long input;
        private long cacheRead;
        private long cacheWrite;
        private long output;

        void add(Sample call) {
            calls++;
            callsByGrade.merge(call.fact().grade(), 1, Integer::sum);
            input += orZero(call.counts().input());
            cacheRead += orZero(call.counts().cacheRead());
            cacheWrite += orZero(call.counts().cacheWrite());
            output += orZero(call.counts().output());
        }

        private static long orZero(@Nullable Long count) {
            return count == null ? 0 : count;
        }

        Object json() {
            return Json.object(
                    "calls", calls,
                    "calls_by_grade", callsByGrade,
                    "input_tokens", input,
                    "cache_read_tokens", cacheRead,
                    "cache_write_tokens", cacheWrite,
                    "output_tokens", output);
        }
    }
}
