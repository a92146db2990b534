package io.bedrockledger.invocation;

/** Amazon Nova called by InvokeModelWithResponseStream. */
class NovaStreamAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                [{"messageStart":{"role":"assistant"}},{"contentBlockDelta":{"delta":{"text":"Hi"},"contentBlockIndex":0}},
                 {"contentBlockDelta":{"delta":{"text":" you"},"contentBlockIndex":0}},{"contentBlockStop":{"contentBlockIndex":0}},
                 {"messageStop":{"stopReason":"max_tokens"}},
                 {"metadata":{"usage":{"inputTokens":11,"outputTokens":13,"cacheReadInputTokenCount":17,"cacheWriteInputTokenCount":19},
                  "metrics":{}}}]
                """;
    }

    @Override
    Told told() {
        return Told.of(
                new ReportedTokens(11L, 17L, 19L, null, null, 13L, false, ReportedTokens.Source.BODY), "max_tokens", 6);
    }
}
