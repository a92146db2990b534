package io.bedrockledger.pricing.offers;

import java.util.Optional;
import java.util.regex.Pattern;

/** What Bedrock bills beside tokens, known by the words of its usage types; the first that fits is it. */
enum Service {
    GUARDRAIL("Guardrail-.+|ApplyGuardrail.*|InvokeGuardrailChecks.*"),
    AUTOMATED_REASONING("AutomatedReasoning.*"),
    WEB_GROUNDING(".*-grounding"),
    PROMPT_ROUTING("(.*-)?prompt-routing|(.*-)?PromptRouting.*"),
    FLOW("(.*-)?invokeflow|(.*-)?Flows?-.*|.*NodeTransitions?"),
    PROMPT_OPTIMIZATION("(.*-)?optimizeprompt.*"),
    KNOWLEDGE_BASE("(.*-)?structuredretrieve|(.*-)?KnowledgeBase.*|(.*-)?agenticretrieve.*"),
    DATA_AUTOMATION("(.*-)?dataautomation.*"),
    MODEL_IMPORT("(.*-)?custommodelimport(-.*)?|CustomModelUnit.*"),
    CUSTOMIZATION("(.*-)?Customization-(Training|Storage)(-.*)?"),
    EVALUATION("(.*-)?(Evaluation|evaluation).*"),
    RERANK("search_units|(.*-)?search-units|Rerank.*"),
    IMAGE("created_image|.+-(T2I|I2I|IMG|BackgroundRemoval|Inpainting|Outpainting)(-.+)?|.+-images?"),
    VIDEO(".+-[A-Za-z]+fps-[A-Za-z0-9]+Res|.+-(video|Video)(-.+)?|.+-T2V(-.+)?|.+fps.*"),
    EMBEDDING_INPUT(".+-(input|Input)-?(image|images|video-seconds|audio-seconds|Image|Video|Audio)(-.+)?");

    private final Pattern words;

    Service(String words) {
        this.words = Pattern.compile(words);
    }

    /** The service that words belong to; empty when none knows them. */
    static Optional<Service> of(String words) {
        for (Service each : values()) {
            if (each.words.matcher(words).matches()) {
                return Optional.of(each);
            }
        }
        return Optional.empty();
    }
}
