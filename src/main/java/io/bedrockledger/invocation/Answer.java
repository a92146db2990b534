package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.util.OptionalLong;
import org.jspecify.annotations.Nullable;

/**
 * What the body of an answer tells, gathered from one object or from the chunks of a stream in their order.
 *
 * <p>Bodies are the model makers', not AWS's: a value of another type than documented counts as missing. Each value
 * replaces the one of an earlier chunk; only text adds up.
 */
final class Answer {

    private static final Name TEXT = Name.of("text");
    private static final String OTHER = "other";

    /**
     * The most images, search units or guardrail units that are believed of one call: low enough for every cost to stay
     * within what the tables hold.
     */
    private static final long MOST_UNITS = 1_000_000;

    private final TokenCounts usage = new TokenCounts();
    private final TokenCounts metrics = new TokenCounts();
    private boolean inputIsGross;
    private @Nullable String tier;
    private @Nullable String latencyMode;
    private @Nullable String model;
    private @Nullable String stopReason;
    private @Nullable Long latencyMillis;
    private @Nullable Long firstByteMillis;
    private @Nullable GuardrailUnits guardrailUnits;
    private @Nullable Long speechInput;
    private @Nullable Long speechOutput;
    private boolean imageMade;
    private boolean grounded;
    private @Nullable Long images;
    private @Nullable Long searchUnits;
    private boolean rerank;
    private boolean intervened;
    private boolean seen;
    private long characters;
    private final AnswerPrint print;

    Answer(FingerprintKey key) {
        this.print = new AnswerPrint(key);
    }

    void clear() {
        usage.clear();
        metrics.clear();
        inputIsGross = false;
        tier = null;
        latencyMode = null;
        model = null;
        stopReason = null;
        latencyMillis = null;
        firstByteMillis = null;
        guardrailUnits = null;
        speechInput = null;
        speechOutput = null;
        imageMade = false;
        grounded = false;
        images = null;
        searchUnits = null;
        rerank = false;
        intervened = false;
        seen = false;
        characters = 0;
        print.clear();
    }

    /** The model's own usage. */
    TokenCounts usage() {
        return usage;
    }

    /** AWS's {@code amazon-bedrock-invocationMetrics}. */
    TokenCounts metrics() {
        return metrics;
    }

    boolean inputIsGross() {
        return inputIsGross;
    }

    /** Says that the usage is of the OpenAI form, whose input contains the cached tokens. */
    void inputIsGross(boolean gross) {
        inputIsGross = gross;
    }

    @Nullable
    String tier() {
        return tier;
    }

    /** One that is no word is another than all that have a price. */
    void tier(JsonTape json, int token) {
        tier = json.isString(token) && json.length(token) > 0 ? word(json, token, OTHER) : tier;
    }

    @Nullable
    String latencyMode() {
        return latencyMode;
    }

    void latencyMode(JsonTape json, int token) {
        latencyMode = json.isString(token) && json.length(token) > 0 ? word(json, token, OTHER) : latencyMode;
    }

    @Nullable
    String model() {
        return model;
    }

    void model(JsonTape json, int token) {
        model = word(json, token, model);
    }

    @Nullable
    String stopReason() {
        return stopReason;
    }

    void stopReason(JsonTape json, int token) {
        stopReason = word(json, token, stopReason);
    }

    @Nullable
    Long latencyMillis() {
        return latencyMillis;
    }

    void latencyMillis(JsonTape json, int token) {
        latencyMillis = whole(json, token, TokenCounts.MAX, latencyMillis);
    }

    @Nullable
    Long firstByteMillis() {
        return firstByteMillis;
    }

    void firstByteMillis(JsonTape json, int token) {
        firstByteMillis = whole(json, token, TokenCounts.MAX, firstByteMillis);
    }

    /** Units by policy; null without a trace. */
    @Nullable
    GuardrailUnits guardrailUnits() {
        return guardrailUnits;
    }

    /** Each count is zero or more, and far below what a sum of six can hold. */
    void guardrailUnits(GuardrailUnits units) {
        guardrailUnits = units.total() <= MOST_UNITS ? units : guardrailUnits;
    }

    /** Tokens of speech heard, which are none of the usage's input; null where the body tells none apart. */
    @Nullable
    Long speechInput() {
        return speechInput;
    }

    void speechInput(JsonTape json, int token) {
        speechInput = whole(json, token, TokenCounts.MAX, speechInput);
    }

    /** Tokens of speech made, which are none of the usage's output; null where the body tells none apart. */
    @Nullable
    Long speechOutput() {
        return speechOutput;
    }

    void speechOutput(JsonTape json, int token) {
        speechOutput = whole(json, token, TokenCounts.MAX, speechOutput);
    }

    /** Whether an image stands in the answer, beside its text. */
    boolean imageMade() {
        return imageMade;
    }

    void madeImage() {
        imageMade = true;
    }

    /** Whether the model looked into the web. */
    boolean grounded() {
        return grounded;
    }

    void lookedIntoTheWeb() {
        grounded = true;
    }

    @Nullable
    Long images() {
        return images;
    }

    void images(long count) {
        images = count <= MOST_UNITS ? Long.valueOf(count) : images;
    }

    @Nullable
    Long searchUnits() {
        return searchUnits;
    }

    /** Whether the answer ranks documents, which is billed by the query. */
    boolean isRerank() {
        return rerank || searchUnits != null;
    }

    void rerank() {
        rerank = true;
    }

    void searchUnits(JsonTape json, int token) {
        searchUnits = whole(json, token, MOST_UNITS, searchUnits);
    }

    boolean intervened() {
        return intervened;
    }

    void guardrailIntervened() {
        intervened = true;
    }

    /** Whether a body, or a chunk of one, was there to be read. */
    boolean seen() {
        return seen;
    }

    void bodySeen() {
        seen = true;
    }

    /** Adds a string of the answer; what is no string adds nothing. */
    void text(JsonTape json, int token) {
        if (json.isString(token)) {
            characters += json.characters(token);
            print.text(json, token);
        }
    }

    /** Adds a string of what the model thought, which clients may leave out of what they send back. */
    void thought(JsonTape json, int token) {
        if (json.isString(token)) {
            characters += json.characters(token);
        }
    }

    /** Adds the use of a tool by its id; {@link JsonTape#NONE} when it has none. */
    void toolUse(JsonTape json, int id) {
        print.tool(json, id);
    }

    /** Says that there are several answers, of which the caller may take any. */
    void several() {
        print.unclear();
    }

    /**
     * The fingerprint by which the answer is known where it is sent back; null when it is not known: no body, a stream
     * that broke off, an answer that a guardrail changed, or one whose form does not tell. To be asked once.
     */
    @Nullable
    Integer fingerprint() {
        return stopReason == null || intervened ? null : print.fingerprint();
    }

    /** Adds a string, or the {@code text} of each block of an array. */
    void content(JsonTape json, int content) {
        text(json, content);
        if (json.isArray(content)) {
            for (int block = json.firstChild(content); block < json.end(content); block = json.next(block)) {
                text(json, json.find(block, TEXT));
            }
        }
    }

    int characters() {
        return (int) Math.min(Integer.MAX_VALUE, characters);
    }

    private static @Nullable String word(JsonTape json, int token, @Nullable String otherwise) {
        String word = PlainText.word(json, token);
        return word == null ? otherwise : word;
    }

    private static @Nullable Long whole(JsonTape json, int token, long most, @Nullable Long otherwise) {
        if (json.isNumber(token)) {
            OptionalLong value = json.wholeNumber(token);
            if (value.isPresent() && value.getAsLong() >= 0 && value.getAsLong() <= most) {
                return value.getAsLong();
            }
        }
        return otherwise;
    }
}
