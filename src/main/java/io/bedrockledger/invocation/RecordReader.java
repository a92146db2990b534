package io.bedrockledger.invocation;

import io.bedrockledger.invocation.Invocation.BodyLocation;
import io.bedrockledger.invocation.Invocation.Status;
import io.bedrockledger.invocation.json.JsonTape;
import io.bedrockledger.invocation.json.Name;
import java.io.IOException;
import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/**
 * Turns one scanned record into an {@link Invocation} or a {@link Rejected}.
 *
 * <p>The envelope's counts come first, being AWS's own meter; the body of the answer fills what is missing and tells what
 * the envelope cannot: times to live, tier, latency, the reason to stop.
 */
final class RecordReader {

    private static final Name DOCUMENTS = Name.of("documents");
    private static final Name QUERY = Name.of("query");

    /** Documents of one billed rerank query (footnote of AWS's pricing page, not verified). */
    private static final int DOCUMENTS_A_QUERY = 100;

    private final EnvelopeReader envelopes = new EnvelopeReader();
    private final AnswerReader answers = new AnswerReader();
    private final RequestReader requests;
    private final OffloadedAnswers offloaded;
    private final Answer answer;

    RecordReader(FingerprintKey key, OffloadedAnswers offloaded) {
        this.answer = new Answer(key);
        this.requests = new RequestReader(key);
        this.offloaded = offloaded;
    }

    /** @throws IOException when an off-loaded body cannot be reached */
    LogRecord read(JsonTape json, int record, FolderIdentity folder, long lineNumber) throws IOException {
        if (json.isNotUtf8(record)) {
            return NotUtf8.of(json, record, lineNumber);
        }
        Envelope envelope = envelopes.read(json, record, folder, lineNumber);
        if (envelope == null) {
            return envelopes.rejected();
        }
        answer.clear();
        BodyLocation location = readAnswer(json, envelope);
        ReportedTokens reported = TokenResolution.of(envelope.tokens(), answer);
        Metered metered = Modalities.metered(reported, answer);
        ReportedTokens tokens = Modalities.textOf(reported, answer);
        Shape shape = requests.read(json, envelope.inputBody(), answer);
        BigDecimal searchUnits = searchUnits(json, envelope.inputBody());
        return new Invocation(
                lineNumber,
                envelope.requestId(),
                envelope.accountId(),
                envelope.region(),
                envelope.invokedAt(),
                envelope.operation(),
                envelope.modelId(),
                envelope.inferenceRegion(),
                envelope.principalArn(),
                envelope.requestMetadata(),
                envelope.errorCode(),
                tokens,
                answer.tier(),
                answer.latencyMode(),
                answer.model(),
                decimal(answer.images()),
                null,
                searchUnits,
                answer.guardrailUnits(),
                metered,
                status(envelope, tokens, searchUnits),
                answer.stopReason(),
                answer.latencyMillis(),
                answer.firstByteMillis(),
                shape,
                location,
                answer.seen());
    }

    /** The sketch of the invocation that was read last; null when it has no text or its request is not at hand. */
    @Nullable
    PromptSketch sketch() {
        return requests.sketch();
    }

    private BodyLocation readAnswer(JsonTape json, Envelope envelope) throws IOException {
        if (!json.isAbsent(envelope.outputBody())) {
            answers.read(json, envelope.outputBody(), answer);
            return BodyLocation.INLINE;
        }
        String path = envelope.outputBodyPath();
        if (path == null) {
            return BodyLocation.ABSENT;
        }
        EnvelopeFacts facts = new EnvelopeFacts(
                envelope.region(),
                envelope.modelId(),
                envelope.invokedAt(),
                TokenResolution.of(envelope.tokens(), answer));
        JsonTape body = offloaded.find(path, facts);
        if (body != null) {
            answers.read(body, JsonTape.ROOT, answer);
        }
        return BodyLocation.OFFLOADED;
    }

    private @Nullable BigDecimal searchUnits(JsonTape json, int request) {
        if (!answer.isRerank() || answer.searchUnits() != null) {
            return decimal(answer.searchUnits());
        }
        if (!json.isString(json.find(request, QUERY))) {
            // The request is not at hand, and with it the number of documents.
            return null;
        }
        int documents = json.elements(json.find(request, DOCUMENTS));
        return BigDecimal.valueOf(Math.max(1, (documents + DOCUMENTS_A_QUERY - 1L) / DOCUMENTS_A_QUERY));
    }

    private Status status(Envelope envelope, ReportedTokens tokens, @Nullable BigDecimal searchUnits) {
        if (envelope.errorCode() != null) {
            return Status.ERROR;
        }
        if (answer.intervened()) {
            boolean ran = isPositive(tokens.input()) || isPositive(tokens.output());
            return ran ? Status.GUARDRAIL_OUTPUT_BLOCKED : Status.GUARDRAIL_INPUT_BLOCKED;
        }
        boolean counted = tokens.source() != ReportedTokens.Source.ABSENT
                || tokens.cacheRead() != null
                || tokens.cacheWrite() != null
                || answer.images() != null
                || searchUnits != null
                || answer.speechInput() != null
                || answer.speechOutput() != null;
        return counted ? Status.OK : Status.NO_COUNTS;
    }

    private static boolean isPositive(@Nullable Long count) {
        return count != null && count > 0;
    }

    private static @Nullable BigDecimal decimal(@Nullable Long value) {
        return value == null ? null : BigDecimal.valueOf(value);
    }
}
