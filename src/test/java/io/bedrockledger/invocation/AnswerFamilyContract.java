package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.invocation.Invocation.Status;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/** The six tests that the reader of every body family passes; a family says what its body is and what it tells. */
abstract class AnswerFamilyContract {

    /** What a body tells, in distinct numbers, so that swapped ones show. */
    record Told(
            ReportedTokens tokens,
            @Nullable String stopReason,
            @Nullable String tier,
            @Nullable String latencyMode,
            @Nullable String model,
            @Nullable BigDecimal images,
            @Nullable BigDecimal searchUnits,
            int outputChars) {

        static Told of(Invocation call) {
            Integer chars = call.shape().outputChars();
            return new Told(
                    call.tokens(),
                    call.stopReason(),
                    call.servedTier(),
                    call.servedLatency(),
                    call.servedModel(),
                    call.imageCount(),
                    call.searchUnits(),
                    chars == null ? -1 : chars);
        }

        static Told of(ReportedTokens tokens, @Nullable String stopReason, int outputChars) {
            return new Told(tokens, stopReason, null, null, null, null, null, outputChars);
        }
    }

    private static final JsonMapper MAPPER = new JsonMapper();
    private static final JsonNodeFactory NODES = JsonNodeFactory.instance;

    /** A body as the family's models write it. */
    abstract String body();

    /** What that body tells. */
    abstract Told told();

    static ReportedTokens tokens(@Nullable Long input, @Nullable Long output) {
        ReportedTokens.Source source =
                input == null && output == null ? ReportedTokens.Source.ABSENT : ReportedTokens.Source.BODY;
        return new ReportedTokens(input, null, null, null, null, output, false, source);
    }

    static Invocation read(String body) {
        return Reading.invocation(Reading.withBodies("{}", body));
    }

    @Test
    void roundTrip() {
        Invocation call = read(body());
        assertThat(Told.of(call)).isEqualTo(told());
        assertThat(call.bodySeen()).isTrue();
        assertThat(Told.of(read(MAPPER.readTree(body()).toPrettyString()))).isEqualTo(told());
    }

    @Test
    void nullsTellNothing() {
        Invocation call = read(mapScalars(MAPPER.readTree(body()), scalar -> NODES.nullNode()));
        assertTellsNothing(call);
    }

    @Test
    void valuesOfAnotherTypeTellNothing() {
        Invocation call = read(mapScalars(
                MAPPER.readTree(body()), scalar -> scalar.isNumber() ? NODES.stringNode("7") : NODES.numberNode(-7)));
        assertTellsNothing(call);
    }

    private void assertTellsNothing(Invocation call) {
        Told told = Told.of(call);
        assertThat(told.tokens()).isEqualTo(ReportedTokens.ABSENT);
        assertThat(told.stopReason()).isNull();
        assertThat(told.tier()).isNull();
        assertThat(told.model()).isNull();
        assertThat(told.outputChars()).isZero();
    }

    @Test
    void aMissingMemberIsHarmless() {
        List<String> bodies = new ArrayList<>();
        removals(MAPPER.readTree(body()), bodies);
        assertThat(bodies).isNotEmpty();
        for (String body : bodies) {
            Invocation call = read(body);
            assertThat(call.status()).as(body).isIn(Status.OK, Status.NO_COUNTS);
        }
    }

    @Test
    void unknownMembersChangeNothing() {
        JsonNode body = MAPPER.readTree(body());
        addToObjects(body);
        assertThat(Told.of(read(body.toString()))).isEqualTo(told());
    }

    @Test
    void anUnknownReasonToStopIsKept() {
        String reason = told().stopReason();
        if (reason != null) {
            Invocation call = read(body().replace('"' + reason + '"', "\"brand_new\""));
            assertThat(call.stopReason()).isEqualTo("brand_new");
            assertThat(call.tokens()).isEqualTo(told().tokens());
        }
    }

    private interface Scalar {
        JsonNode map(JsonNode scalar);
    }

    private static String mapScalars(JsonNode node, Scalar mapping) {
        return mapped(node, mapping).toString();
    }

    private static JsonNode mapped(JsonNode node, Scalar mapping) {
        if (node instanceof ObjectNode object) {
            ObjectNode copy = NODES.objectNode();
            object.propertyStream().forEach(p -> copy.set(p.getKey(), mapped(p.getValue(), mapping)));
            return copy;
        }
        if (node instanceof ArrayNode array) {
            ArrayNode copy = NODES.arrayNode();
            array.forEach(element -> copy.add(mapped(element, mapping)));
            return copy;
        }
        return mapping.map(node);
    }

    /** The body once for each of its members, without it. */
    private static void removals(JsonNode root, List<String> bodies) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        for (ObjectNode object : objects) {
            for (String name : List.copyOf(object.propertyNames())) {
                ObjectNode before = object.deepCopy();
                object.remove(name);
                bodies.add(root.toString());
                object.set(name, before.get(name));
            }
        }
    }

    private static void addToObjects(JsonNode root) {
        List<ObjectNode> objects = new ArrayList<>();
        collect(root, objects);
        for (ObjectNode object : objects) {
            object.put("brand_new", 99);
            object.putArray("brand_new_list").addObject().put("inner", "x");
        }
    }

    private static void collect(JsonNode node, List<ObjectNode> objects) {
        if (node instanceof ObjectNode object) {
            objects.add(object);
        }
        node.forEach(child -> collect(child, objects));
    }
}
