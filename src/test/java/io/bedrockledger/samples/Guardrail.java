package io.bedrockledger.samples;

import java.util.Map;

/** What a guardrail leaves in a traced answer; units are those of the content policy. */
final class Guardrail {

    static final String APOLOGY = "I cannot help with that here. Please write to service@fernhill.example.";

    private static final String ID = "gr7trails0q";

    private Guardrail() {}

    /** The trace of Converse when the request was stopped. */
    static Map<String, Object> inputTrace(int units) {
        return trace("inputAssessment", Json.object(ID, assessment(units)));
    }

    /** The trace of Converse when the answer was replaced. */
    static Map<String, Object> outputTrace(int units) {
        return Json.object(
                "trace",
                Json.object(
                        "guardrail",
                        Json.object(
                                "inputAssessment",
                                Json.object(ID, Json.object("invocationMetrics", metrics(1))),
                                "outputAssessments",
                                Json.array(Json.object(ID, assessment(units))))));
    }

    /** The trace of InvokeModel. */
    static Map<String, Object> invokeTrace(int units) {
        return Json.object("guardrail", Json.object("input", Json.object(ID, assessment(units))));
    }

    private static Map<String, Object> trace(String place, Map<String, Object> assessments) {
        return Json.object("trace", Json.object("guardrail", Json.object(place, assessments)));
    }

    private static Map<String, Object> assessment(int units) {
        Map<String, Object> filter =
                Json.object("type", "INSULTS", "confidence", "HIGH", "filterStrength", "HIGH", "action", "BLOCKED");
        return Json.object(
                "contentPolicy", Json.object("filters", Json.array(filter)), "invocationMetrics", metrics(units));
    }

    private static Map<String, Object> metrics(int units) {
        return Json.object(
                "guardrailProcessingLatency",
                260,
                "usage",
                Json.object(
                        "topicPolicyUnits", 0,
                        "contentPolicyUnits", units,
                        "wordPolicyUnits", 0,
                        "sensitiveInformationPolicyUnits", 0,
                        "sensitiveInformationPolicyFreeUnits", 0,
                        "contextualGroundingPolicyUnits", 0));
    }
}
