package io.bedrockledger.invocation;

/**
 * Units of a guardrail's policies as a trace tells them, assessments of input and output together. Each policy is billed
 * by a price of its own; word filters and free checks of sensitive information are not billed, and not here.
 *
 * @param content text units of content filters
 * @param topic text units of denied topics
 * @param sensitiveInformation text units that were searched for personal data
 * @param contextualGrounding text units whose grounding in a source was examined
 * @param automatedReasoning text units that were examined by automated reasoning
 * @param other units of anything else that is billed: images of a content filter, policies that came later
 */
public record GuardrailUnits(
        long content,
        long topic,
        long sensitiveInformation,
        long contextualGrounding,
        long automatedReasoning,
        long other) {

    /** All of them. */
    public long total() {
        return content + topic + sensitiveInformation + contextualGrounding + automatedReasoning + other;
    }
}
