package io.bedrockledger.ingest;

import io.bedrockledger.attribution.Attribution;
import io.bedrockledger.attribution.Caller;
import io.bedrockledger.invocation.EnvelopeFacts;
import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.invocation.Invocation.BodyLocation;
import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.ReportedTokens;
import io.bedrockledger.invocation.Shape;
import io.bedrockledger.pricing.Billing;
import io.bedrockledger.pricing.Cost;
import io.bedrockledger.pricing.ModelCard;
import io.bedrockledger.pricing.ModelTarget;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PricedCall;
import io.bedrockledger.pricing.TokenBuckets;
import io.bedrockledger.pricing.TokenCounts;
import io.bedrockledger.prompts.PromptAssignment;
import io.bedrockledger.prompts.RegisteredTexts;
import io.bedrockledger.source.LogObject;
import io.bedrockledger.warehouse.InvocationColumn;
import io.bedrockledger.warehouse.Row;
import java.time.ZoneOffset;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** Turns an invocation into its row: attributed, priced, and with the names that the settings allow. One a thread. */
final class InvocationRows {

    /** Different model ids and callers that are remembered; real traffic has far fewer. */
    private static final int REMEMBERED = 4_096;

    /** What a call without a tier or a latency mode in its body was served with. */
    private static final String STANDARD = "standard";

    private final RunParts parts;
    private final String runId;
    private final String rulesVersion;
    private final Map<String, ModelTarget> targets = remembering();
    private final Map<String, Caller> callers = remembering();
    private final RegisteredTexts registered;
    private PriceBook book;

    InvocationRows(RunParts parts, String runId) {
        this.parts = parts;
        this.runId = runId;
        this.book = parts.book();
        this.registered = parts.prompts().texts(parts.key());
        this.rulesVersion = parts.rules().version();
    }

    /** Takes the price book for the rows to come. */
    void priceBy(PriceBook edition) {
        book = edition;
    }

    /** Whether the body of the answer, which lies beside the record, decides what the call costs. */
    boolean bodyDecides(EnvelopeFacts facts) {
        ModelTarget target = target(facts.modelId(), null);
        return book.bodyDecides(target, facts.region(), facts.invokedAt(), counts(facts.tokens()));
    }

    /**
     * Fills every column of a row.
     *
     * @param sketch of the call's texts, made when it is asked for
     */
    void fill(Row row, Invocation call, LogObject object, Supplier<Optional<PromptSketch>> sketch) {
        identity(row, call, object);
        ModelTarget target = target(call.modelId(), call.servedModel());
        model(row, call, target);
        caller(row, call);
        attribution(row, call, sketch);
        TokenBuckets tokens = book.normalise(target, counts(call.tokens()));
        tokens(row, call, tokens);
        shape(row, call.shape());
        BilledQuantities.fill(row, call);
        cost(row, call, target, tokens);
    }

    private void identity(Row row, Invocation call, LogObject object) {
        row.set(InvocationColumn.REQUEST_ID, call.requestId())
                .set(InvocationColumn.ACCOUNT_ID, call.accountId())
                .set(InvocationColumn.REGION, call.region())
                .set(InvocationColumn.INVOKED_AT, call.invokedAt())
                .set(
                        InvocationColumn.USAGE_DATE,
                        call.invokedAt().atOffset(ZoneOffset.UTC).toLocalDate())
                .set(InvocationColumn.LOG_DATE, object.logDate())
                .set(InvocationColumn.OPERATION, call.operation())
                .set(InvocationColumn.STATUS, call.status())
                .set(InvocationColumn.STOP_REASON, call.stopReason())
                .set(InvocationColumn.ERROR_CODE, call.errorCode())
                .set(InvocationColumn.LATENCY_MS, call.latencyMillis())
                .set(InvocationColumn.FIRST_BYTE_MS, call.firstByteMillis())
                .set(InvocationColumn.BODY_LOCATION, call.outputBody())
                .set(InvocationColumn.LOG_KEY, object.key())
                .set(InvocationColumn.LINE_NUMBER, call.lineNumber())
                .set(InvocationColumn.RUN_ID, runId);
    }

    private void model(Row row, Invocation call, ModelTarget target) {
        Optional<ModelCard> card = book.model(target);
        row.set(InvocationColumn.MODEL_ID, call.modelId())
                .set(InvocationColumn.MODEL, card.map(ModelCard::id).orElse(target.model()))
                .set(InvocationColumn.MODEL_FAMILY, card.map(ModelCard::family).orElse(null))
                .set(
                        InvocationColumn.MODEL_DEVELOPER,
                        card.map(ModelCard::developer).orElse(null))
                .set(InvocationColumn.ROUTE, target.route().label())
                .set(InvocationColumn.RESOURCE_ID, target.resourceId())
                .set(InvocationColumn.INFERENCE_REGION, call.inferenceRegion())
                .set(InvocationColumn.SERVICE_TIER, served(call.servedTier(), call.bodySeen()))
                .set(InvocationColumn.LATENCY_MODE, served(call.servedLatency(), call.bodySeen()));
    }

    /** A body that names none was served as usual; AWS calls the usual tier {@code default}. */
    private static @Nullable String served(@Nullable String named, boolean bodySeen) {
        if (named == null) {
            return bodySeen ? STANDARD : null;
        }
        return named.equals("default") ? STANDARD : named;
    }

    private void caller(Row row, Invocation call) {
        String arn = call.principalArn();
        Caller caller = arn == null
                ? Caller.UNKNOWN
                : callers.computeIfAbsent(arn, name -> parts.privacy().show(Caller.of(name)));
        row.set(InvocationColumn.PRINCIPAL_ARN, caller.arn())
                .set(InvocationColumn.PRINCIPAL, caller.principal())
                .set(InvocationColumn.SESSION_NAME, caller.sessionName())
                .set(InvocationColumn.REQUEST_METADATA, parts.metadata().apply(call.requestMetadata()));
    }

    private void attribution(Row row, Invocation call, Supplier<Optional<PromptSketch>> sketch) {
        Attribution attribution = parts.rules().attribute(call);
        PromptAssignment prompt = registered.compared(parts.prompts().assign(call), sketch);
        AttributionColumns.fill(row, attribution, rulesVersion);
        row.set(InvocationColumn.PROMPT, prompt.prompt())
                .set(InvocationColumn.PROMPT_VERSION, prompt.version())
                .set(InvocationColumn.PROMPT_GRADE, prompt.grade())
                .set(InvocationColumn.REGISTERED_TEXT, prompt.text());
    }

    private static void tokens(Row row, Invocation call, TokenBuckets tokens) {
        row.set(InvocationColumn.INPUT_TOKENS, tokens.input())
                .set(InvocationColumn.CACHE_READ_TOKENS, tokens.cacheRead())
                .set(InvocationColumn.CACHE_WRITE_TOKENS, tokens.cacheWrite())
                .set(InvocationColumn.CACHE_WRITE_1H_TOKENS, tokens.cacheWrite1h())
                .set(InvocationColumn.CACHE_WRITE_UNKNOWN_TOKENS, tokens.cacheWriteUnknown())
                .set(InvocationColumn.OUTPUT_TOKENS, tokens.output())
                .set(InvocationColumn.TOKEN_SOURCE, call.tokens().source());
    }

    private void cost(Row row, Invocation call, ModelTarget target, TokenBuckets tokens) {
        Cost cost = book.price(new PricedCall(
                target,
                call.region(),
                call.invokedAt(),
                call.servedTier(),
                call.servedLatency(),
                call.bodySeen(),
                tokens,
                BilledQuantities.of(row, book, target),
                billing(call)));
        CostColumns.fill(row, cost, book.version());
    }

    private static Billing billing(Invocation call) {
        return switch (call.status()) {
            case OK, GUARDRAIL_OUTPUT_BLOCKED -> Billing.BILLED;
            case GUARDRAIL_INPUT_BLOCKED -> Billing.BLOCKED_AT_INPUT;
            case ERROR -> Billing.FAILED;
            case NO_COUNTS ->
                call.outputBody() == BodyLocation.OFFLOADED && !call.bodySeen()
                        ? Billing.BODY_UNAVAILABLE
                        : Billing.NO_COUNTS;
        };
    }

    private static void shape(Row row, Shape shape) {
        row.set(InvocationColumn.SYSTEM_HASH, shape.systemHash())
                .set(InvocationColumn.USER_HASH, shape.userHash())
                .set(InvocationColumn.MESSAGES_HASH, shape.messagesHash())
                .set(InvocationColumn.PARENT_MESSAGES_HASH, shape.parentMessagesHash())
                .set(InvocationColumn.ANSWER_HASH, shape.answerHash())
                .set(InvocationColumn.PARENT_ANSWER_HASH, shape.parentAnswerHash())
                .set(InvocationColumn.MESSAGE_COUNT, shape.messageCount())
                .set(InvocationColumn.TOOL_COUNT, shape.toolCount())
                .set(InvocationColumn.IMAGE_INPUT_COUNT, shape.imageInputCount())
                .set(InvocationColumn.SYSTEM_CHARS, shape.systemChars())
                .set(InvocationColumn.USER_CHARS, shape.userChars())
                .set(InvocationColumn.OUTPUT_CHARS, shape.outputChars())
                .set(InvocationColumn.MAX_OUTPUT_TOKENS, shape.maxOutputTokens());
    }

    /** What was called, and behind an application inference profile or a router what that stands for. */
    private ModelTarget target(String modelId, @Nullable String servedModel) {
        ModelTarget target = targets.computeIfAbsent(modelId, id -> {
            ModelTarget parsed = ModelTarget.parse(id);
            return parsed.needsResolving()
                    ? parts.rules().profileModel(id).map(parsed::resolvedTo).orElse(parsed)
                    : parsed;
        });
        return servedModel != null && target.needsResolving() ? target.resolvedTo(servedModel) : target;
    }

    private static TokenCounts counts(ReportedTokens tokens) {
        return new TokenCounts(
                tokens.input(),
                tokens.cacheRead(),
                tokens.cacheWrite(),
                tokens.cacheWrite5m(),
                tokens.cacheWrite1h(),
                tokens.output(),
                tokens.inputIsGross());
    }

    private static <V> Map<String, V> remembering() {
        return new LinkedHashMap<>() {
            private static final long serialVersionUID = 1L;

            @Override
            protected boolean removeEldestEntry(Map.Entry<String, V> eldest) {
                return size() > REMEMBERED;
            }
        };
    }
}
