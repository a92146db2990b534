package io.bedrockledger.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** A log record in the making: who called what, when, and how the record is delivered. */
final class Draft {

    /** The bucket that off-loaded bodies lie in; the sample stands for its content. */
    static final String BUCKET = "s3://fernhill-bedrock-logs/";

    private final Caller caller;
    private final Instant at;
    private final String requestId;
    private final String modelId;
    private final Exchange exchange;
    private final List<Sample.Sidecar> bodies = new ArrayList<>();
    private Fact fact = Fact.NOBODYS;
    private @Nullable Map<String, Object> metadata;
    private @Nullable String inferenceRegion;
    private @Nullable String errorCode;
    private @Nullable String inputPath;
    private @Nullable String outputPath;
    private boolean withBodies = true;
    private boolean schemaFirst;

    Draft(Caller caller, Instant at, String requestId, String modelId, Exchange exchange) {
        this.caller = caller;
        this.at = at;
        this.requestId = requestId;
        this.modelId = modelId;
        this.exchange = exchange;
        if (BodyDelivery.isOff(caller.unit(), at)) {
            withBodies = false;
        }
    }

    Draft of(Fact owner) {
        fact = owner;
        return this;
    }

    Draft tagged(Map<String, Object> requestMetadata) {
        metadata = requestMetadata;
        return this;
    }

    Draft servedIn(String region) {
        inferenceRegion = region;
        return this;
    }

    /** Failed: no counts, no output. */
    Draft failed(String code) {
        errorCode = code;
        return this;
    }

    Draft withoutBodies() {
        withBodies = false;
        return this;
    }

    /** As records before the middle of 2025 have it. */
    Draft schemaFirst() {
        schemaFirst = true;
        return this;
    }

    /** The request lies in an object of its own, until that expires. */
    Draft inputOffloaded() {
        inputPath = offloaded("_input", exchange.request());
        return this;
    }

    /** The answer lies in an object of its own, until that expires. */
    Draft outputOffloaded() {
        outputPath = offloaded("_output", exchange.response());
        return this;
    }

    Sample sample() {
        return new Sample(
                at,
                caller.unit(),
                requestId,
                Json.write(record()).replace(Converse.MEDIA, BUCKET + dataKey("_input_media_")),
                fact,
                errorCode == null ? exchange.counts() : Counts.NONE,
                withBodies ? List.copyOf(bodies) : List.of());
    }

    private String offloaded(String side, Object body) {
        String key = dataKey(side + ".json.gz");
        if (BodyDelivery.isKept(at)) {
            bodies.add(new Sample.Sidecar(key, Json.write(body)));
        }
        return BUCKET + key;
    }

    private String dataKey(String rest) {
        return caller.unit().folder(at) + "data/" + requestId + rest;
    }

    private Map<String, Object> record() {
        Map<String, Object> schema = Json.object("schemaType", "ModelInvocationLog", "schemaVersion", "1.0");
        Map<String, Object> call = Json.object(
                "timestamp", at.toString(),
                "accountId", caller.account(),
                "region", caller.region(),
                "requestId", requestId,
                "operation", exchange.operation(),
                "modelId", modelId,
                "errorCode", errorCode,
                "requestMetadata", metadata,
                "input", input(),
                "output", output(),
                "identity", Json.object("arn", caller.principalArn()),
                "inferenceRegion", inferenceRegion);
        return schemaFirst ? Json.merged(schema, call) : Json.merged(call, schema);
    }

    private Map<String, Object> input() {
        Counts counts = errorCode == null ? exchange.counts() : Counts.NONE;
        boolean inline = withBodies && inputPath == null;
        return Json.object(
                "inputContentType",
                "application/json",
                "inputBodyJson",
                inline ? exchange.request() : null,
                "inputBodyS3Path",
                withBodies ? inputPath : null,
                "inputTokenCount",
                counts.input(),
                "cacheReadInputTokenCount",
                counts.cacheRead(),
                "cacheWriteInputTokenCount",
                counts.cacheWrite());
    }

    private Map<String, Object> output() {
        if (errorCode != null) {
            return Json.object();
        }
        boolean inline = withBodies && outputPath == null;
        return Json.object(
                "outputContentType",
                "application/json",
                "outputBodyJson",
                inline ? exchange.response() : null,
                "outputBodyS3Path",
                withBodies ? outputPath : null,
                "outputTokenCount",
                exchange.counts().output());
    }
}
