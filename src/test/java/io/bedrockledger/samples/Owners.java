package io.bedrockledger.samples;

import java.util.Map;

/** The names of workflows and teams, and the metadata that their callers send. */
final class Owners {

    static final String REPLY_DRAFT = "reply-draft";
    static final String RETURNS_AGENT = "returns-agent";
    static final String PRODUCT_COPY = "product-copy";
    static final String REVIEW_DIGEST = "review-digest";
    static final String KB_ANSWER = "kb-answer";
    static final String CODE_REVIEW = "code-review";

    private Owners() {}

    static Map<String, Object> tags(String workflow, String team, String environment) {
        return Json.object("workflow", workflow, "team", team, "environment", environment);
    }

    static Map<String, Object> prompt(String id, String version) {
        return Json.object("prompt_id", id, "prompt_version", version);
    }
}
