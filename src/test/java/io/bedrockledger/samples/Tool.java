package io.bedrockledger.samples;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/** A tool that is offered to a model; every input is a string. */
record Tool(String name, String description, List<String> inputs) {

    Tool {
        inputs = List.copyOf(inputs);
    }

    Map<String, Object> schema() {
        Map<String, Object> properties = new LinkedHashMap<>();
        inputs.forEach(input -> properties.put(input, Json.object("type", "string")));
        return Json.object("type", "object", "properties", properties, "required", inputs);
    }
}
