package io.bedrockledger.invocation;

/** Records without their line numbers, to compare what two objects tell. */
final class Lineless {

    private Lineless() {}

    /** The record as if it stood on no line. */
    static LogRecord of(LogRecord record) {
        if (record instanceof Rejected r) {
            return new Rejected(0, r.reason(), r.rule(), r.detail());
        }
        Invocation c = (Invocation) record;
        return new Invocation(
                0,
                c.requestId(),
                c.accountId(),
                c.region(),
                c.invokedAt(),
                c.operation(),
                c.modelId(),
                c.inferenceRegion(),
                c.principalArn(),
                c.requestMetadata(),
                c.errorCode(),
                c.tokens(),
                c.servedTier(),
                c.servedLatency(),
                c.servedModel(),
                c.imageCount(),
                c.mediaSeconds(),
                c.searchUnits(),
                c.guardrailUnits(),
                c.metered(),
                c.status(),
                c.stopReason(),
                c.latencyMillis(),
                c.firstByteMillis(),
                c.shape(),
                c.outputBody(),
                c.bodySeen());
    }
}
