package io.bedrockledger.warehouse;

import static io.bedrockledger.warehouse.ColumnSpec.optional;
import static io.bedrockledger.warehouse.ColumnSpec.required;

/**
 * The columns of {@code invocations}, one row per model invocation.
 *
 * <p>Field ids are given once and never used again; a new column goes to the end and takes the next free number.
 */
@SuppressWarnings("ImmutableEnumChecker") // a record of immutable values
public enum InvocationColumn implements Column {
    REQUEST_ID(required(1, ColumnType.STRING, "the call's id, unique within account and region")
            .distinct()),
    ACCOUNT_ID(required(2, ColumnType.STRING, "the account that called, twelve digits")),
    REGION(required(3, ColumnType.STRING, "the region that was called, which decides the price")),
    INVOKED_AT(required(4, ColumnType.TIMESTAMPTZ, "the record's own time").distinct()),
    USAGE_DATE(required(5, ColumnType.DATE, "the UTC day of invoked_at")),
    LOG_DATE(
            required(
                    6,
                    ColumnType.DATE,
                    "the UTC day of the folder that the record lies in; with account_id and region the unit that a run replaces")),
    OPERATION(optional(7, ColumnType.STRING, "the API operation, as logged")),
    MODEL_ID(required(8, ColumnType.STRING, "the model id, as logged in any of its forms")),
    MODEL(optional(9, ColumnType.STRING, "canonical id of the foundation model; NULL when it cannot be resolved")),
    MODEL_FAMILY(optional(10, ColumnType.STRING, "the model's family, such as claude")),
    MODEL_DEVELOPER(optional(11, ColumnType.STRING, "who makes the model, such as anthropic")),
    ROUTE(required(
            12,
            ColumnType.STRING,
            "in_region, geo, global, provisioned, custom, imported, marketplace_endpoint, prompt_router or unknown")),
    RESOURCE_ID(optional(
            13, ColumnType.STRING, "ARN of the inference profile, provisioned or custom model that was called")),
    INFERENCE_REGION(optional(
            14, ColumnType.STRING, "the region that a cross-region profile ran the call in, where the log tells")),
    SERVICE_TIER(optional(15, ColumnType.STRING, "service tier as served, where the log tells")),
    LATENCY_MODE(optional(16, ColumnType.STRING, "latency mode as served, where the log tells")),
    PRINCIPAL_ARN(
            optional(17, ColumnType.STRING, "ARN of who called; clear, hashed with a key or dropped, by setting")),
    PRINCIPAL(optional(
            18,
            ColumnType.STRING,
            "role or user that called, for single sign-on the person; clear, hashed or dropped, by setting")),
    SESSION_NAME(optional(19, ColumnType.STRING, "session of the assumed role; clear, hashed or dropped, by setting")),
    WORKFLOW(optional(20, ColumnType.STRING, "the workflow that the call belongs to; NULL when unattributed")),
    ATTRIBUTION_RULE(optional(21, ColumnType.STRING, "the rule that named the workflow")),
    ATTRIBUTION_GRADE(
            required(22, ColumnType.STRING, "how the workflow is known: METADATA, PROFILE, PRINCIPAL, PROMPT or NONE")),
    TEAM(optional(23, ColumnType.STRING, "the team that owns the call")),
    ENVIRONMENT(optional(24, ColumnType.STRING, "environment, such as production")),
    PROMPT(optional(25, ColumnType.STRING, "the prompt template that the call used")),
    PROMPT_VERSION(optional(26, ColumnType.STRING, "the version of the prompt")),
    PROMPT_GRADE(required(27, ColumnType.STRING, "how the prompt is known: METADATA, REGISTRY, DISCOVERED or NONE")),
    AGENT_RUN_ID(optional(28, ColumnType.STRING, "the agent run that the call belongs to")),
    AGENT_STEP(optional(29, ColumnType.INT, "place of the call in its agent run, from 1")),
    REQUEST_METADATA(optional(
            30, ColumnType.STRING_MAP, "metadata of the request as logged, filtered by the allow and deny lists")),
    INPUT_TOKENS(optional(31, ColumnType.BIGINT, "input tokens, cached ones never among them")
            .distinct()),
    CACHE_READ_TOKENS(optional(32, ColumnType.BIGINT, "tokens read from the prompt cache")),
    CACHE_WRITE_TOKENS(
            optional(33, ColumnType.BIGINT, "tokens written to the prompt cache at the model's default time to live")),
    CACHE_WRITE_1H_TOKENS(optional(34, ColumnType.BIGINT, "tokens written to the prompt cache for one hour")),
    CACHE_WRITE_UNKNOWN_TOKENS(optional(
            35, ColumnType.BIGINT, "tokens written to the prompt cache for a time that the log does not tell")),
    OUTPUT_TOKENS(
            optional(36, ColumnType.BIGINT, "output tokens, reasoning included").distinct()),
    TOKEN_SOURCE(required(37, ColumnType.STRING, "where the counts came from: ENVELOPE, BODY, METRICS or ABSENT")),
    IMAGE_COUNT(optional(38, ColumnType.QUANTITY, "images made")),
    MEDIA_SECONDS(optional(39, ColumnType.QUANTITY, "seconds of audio or video made")),
    SEARCH_UNITS(optional(40, ColumnType.QUANTITY, "rerank queries")),
    GUARDRAIL_UNITS(optional(41, ColumnType.QUANTITY, "billed guardrail policy units, where a trace tells")),
    STATUS(required(
            42,
            ColumnType.STRING,
            "what became of the call: OK, GUARDRAIL_INPUT_BLOCKED, GUARDRAIL_OUTPUT_BLOCKED, ERROR or NO_COUNTS")),
    STOP_REASON(optional(43, ColumnType.STRING, "why the model stopped, as it said")),
    ERROR_CODE(optional(44, ColumnType.STRING, "error code of a failed call")),
    LATENCY_MS(optional(45, ColumnType.BIGINT, "milliseconds from the request to the last byte")
            .distinct()),
    FIRST_BYTE_MS(optional(46, ColumnType.BIGINT, "milliseconds from the request to the first byte")
            .distinct()),
    INPUT_COST_USD(
            optional(47, ColumnType.USD, "exact list cost of the input tokens").distinct()),
    CACHE_READ_COST_USD(
            optional(48, ColumnType.USD, "exact list cost of the cache reads").distinct()),
    CACHE_WRITE_COST_USD(optional(49, ColumnType.USD, "exact list cost of the cache writes at the default time to live")
            .distinct()),
    CACHE_WRITE_1H_COST_USD(optional(50, ColumnType.USD, "exact list cost of the cache writes for one hour")
            .distinct()),
    OUTPUT_COST_USD(
            optional(51, ColumnType.USD, "exact list cost of the output tokens").distinct()),
    OTHER_COST_USD(
            optional(52, ColumnType.USD, "exact list cost of everything else").distinct()),
    LIST_COST_USD(optional(
                    53,
                    ColumnType.USD,
                    "the column to sum: exact list cost, the sum of the six legs; when BOUNDED or PARTIALLY_PRICED the part that is certain; 0 when NOT_BILLED; NULL when nothing is known")
            .distinct()),
    LIST_COST_CEILING_USD(optional(
                    54, ColumnType.USD, "upper bound of the list cost: equal to it when exact; NULL when there is none")
            .distinct()),
    PRICING_STATUS(
            required(55, ColumnType.STRING, "PRICED, BOUNDED, PARTIALLY_PRICED, UNPRICED, NOT_BILLED or COMMITTED")),
    PRICING_REASON(
            optional(
                    56,
                    ColumnType.STRING,
                    "why the call is not PRICED: UNKNOWN_MODEL, UNRESOLVED_PROFILE, NO_PRICE_AT_TIME, MISSING_LEG, QUARANTINED_PRICE, CACHE_TTL_UNKNOWN, TIER_UNKNOWN, NO_COUNTS, NON_TOKEN_PRICING or BODY_UNAVAILABLE")),
    RATE_ID(optional(57, ColumnType.STRING, "the rate card that priced the call")),
    PRICE_BOOK_VERSION(optional(58, ColumnType.STRING, "edition of the price book")),
    RULES_VERSION(optional(59, ColumnType.STRING, "edition of the attribution rules")),
    SYSTEM_HASH(optional(60, ColumnType.BIGINT, "keyed fingerprint of the normalised system text; NULL without a body")
            .distinct()),
    USER_HASH(
            optional(61, ColumnType.BIGINT, "keyed fingerprint of the normalised first user text; NULL without a body")
                    .distinct()),
    MESSAGES_HASH(optional(62, ColumnType.BIGINT, "keyed fingerprint of the message list; NULL without a body")
            .distinct()),
    PARENT_MESSAGES_HASH(optional(
                    63,
                    ColumnType.BIGINT,
                    "keyed fingerprint of the message list that this one extends; NULL without one")
            .distinct()),
    MESSAGE_COUNT(optional(64, ColumnType.INT, "messages in the request, the system text not counted")),
    TOOL_COUNT(optional(65, ColumnType.INT, "tools offered to the model")),
    IMAGE_INPUT_COUNT(optional(66, ColumnType.INT, "images in the messages")),
    SYSTEM_CHARS(optional(67, ColumnType.INT, "characters (Unicode code points) of the system text")),
    USER_CHARS(optional(68, ColumnType.INT, "characters of the first user text")),
    OUTPUT_CHARS(optional(69, ColumnType.INT, "characters of the answer's text")),
    MAX_OUTPUT_TOKENS(optional(70, ColumnType.INT, "limit of output tokens that the caller set")),
    BODY_LOCATION(required(71, ColumnType.STRING, "where the body of the answer is: INLINE, OFFLOADED or ABSENT")),
    LOG_KEY(required(
            72, ColumnType.STRING, "the object that holds the record: s3://bucket/key, or the path below the root")),
    LINE_NUMBER(required(73, ColumnType.BIGINT, "the line on which the record begins, from 1")
            .distinct()),
    RUN_ID(required(74, ColumnType.STRING, "the run that wrote the row")),
    GUARDRAIL_CONTENT_UNITS(optional(
            77,
            ColumnType.QUANTITY,
            "text units of a guardrail's content filters; NULL without a trace, like the next five")),
    GUARDRAIL_TOPIC_UNITS(optional(78, ColumnType.QUANTITY, "text units of its denied topics")),
    GUARDRAIL_PII_UNITS(optional(79, ColumnType.QUANTITY, "text units that it searched for personal data")),
    GUARDRAIL_GROUNDING_UNITS(optional(80, ColumnType.QUANTITY, "text units whose grounding in a source it examined")),
    GUARDRAIL_REASONING_UNITS(optional(81, ColumnType.QUANTITY, "text units that it examined by automated reasoning")),
    GUARDRAIL_OTHER_UNITS(optional(
            82,
            ColumnType.QUANTITY,
            "other billed units of it, such as images; guardrail_units is the sum of the six")),
    SPEECH_INPUT_TOKENS(optional(
            83,
            ColumnType.BIGINT,
            "tokens of speech heard, never among input_tokens; NULL where the log does not tell")),
    SPEECH_OUTPUT_TOKENS(optional(
            84,
            ColumnType.BIGINT,
            "tokens of speech made, never among output_tokens; NULL where the log does not tell")),
    IMAGE_OUTPUT_TOKENS(optional(
            85,
            ColumnType.BIGINT,
            "tokens of images made beside a text: 0 where the answer has none, NULL where the log does not tell")),
    GROUNDED_REQUESTS(optional(
            86,
            ColumnType.BIGINT,
            "1 when the model looked into the web for the answer, 0 when it did not; NULL without a body")),
    GUARDRAIL_RATE_ID(optional(87, ColumnType.STRING, "the rate card that priced a guardrail's units, joins prices")),
    ROUTER_RATE_ID(optional(88, ColumnType.STRING, "the rate card that priced a prompt router's fee, joins prices")),
    REGISTERED_TEXT(optional(
            89,
            ColumnType.STRING,
            "SAME or OTHER: whether the text is the one registered for the prompt and version; NULL where none is, or the"
                    + " record shows none")),
    ANSWER_HASH(optional(
                    90,
                    ColumnType.INT,
                    "keyed fingerprint of the answer: the ids of the tools that it uses, else its text; NULL when it is not known or may come back as another")
            .distinct()),
    PARENT_ANSWER_HASH(optional(
                    91,
                    ColumnType.INT,
                    "keyed fingerprint of the model's last answer in the message list, as the caller sent it back")
            .distinct());

    /** Field id of the keys of {@code request_metadata}. */
    static final int REQUEST_METADATA_KEY_ID = 75;

    /** Field id of the values of {@code request_metadata}. */
    static final int REQUEST_METADATA_VALUE_ID = 76;

    private final ColumnSpec spec;

    InvocationColumn(ColumnSpec spec) {
        this.spec = spec;
    }

    @Override
    public ColumnSpec spec() {
        return spec;
    }
}
