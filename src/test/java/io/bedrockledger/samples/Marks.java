package io.bedrockledger.samples;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/** The calls that a planted story can be recognised by, under the story's name. */
final class Marks {

    private final Map<String, List<Sample>> byStory = new TreeMap<>();

    /** Marks a call; returns it. */
    Sample mark(String story, Sample call) {
        byStory.computeIfAbsent(story, name -> new ArrayList<>()).add(call);
        return call;
    }

    /** For each story how many calls it marked, and the first of them. */
    Map<String, Object> summary() {
        Map<String, Object> stories = Json.object();
        byStory.forEach((name, calls) -> {
            Sample first = calls.get(0);
            stories.put(
                    name,
                    Json.object(
                            "calls", calls.size(),
                            "request_id", first.requestId(),
                            "invoked_at", first.at().toString(),
                            "account_id", first.unit().account(),
                            "region", first.unit().region(),
                            "workflow", first.fact().workflow()));
        });
        return stories;
    }
}
