package io.bedrockledger.pricing;

import io.bedrockledger.pricing.ModelTarget.Kind;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads the forms in which a {@code modelId} is logged: plain ids and ARNs of every partition. */
final class ModelIdParser {

    /** Prefixes of geographic profiles, as of 2026-10 in the AWS list of cross-region profiles. */
    private static final Set<String> GEOGRAPHIES = Set.of("us", "us-gov", "eu", "apac", "jp", "au", "ca");

    private static final String EVERYWHERE = "global";

    /** First part of the ids on Bedrock, to tell a profile's prefix that is not known from a developer's name. */
    private static final Set<String> DEVELOPERS = Set.of(
            "ai21",
            "amazon",
            "anthropic",
            "cohere",
            "deepseek",
            "google",
            "luma",
            "meta",
            "minimax",
            "mistral",
            "moonshot",
            "moonshotai",
            "nvidia",
            "openai",
            "qwen",
            "stability",
            "twelvelabs",
            "writer",
            "xai",
            "zai");

    /** The variant of a model that provisioned throughput is bought for, such as {@code :48k}. */
    private static final Pattern CONTEXT_VARIANT = Pattern.compile(":\\d+k$");

    private static final Pattern PLAIN_ID = Pattern.compile("[a-z0-9][a-z0-9-]*\\.[a-z0-9][a-z0-9.:_-]*");

    private static final ModelTarget UNRECOGNISED = new ModelTarget(Kind.OTHER, Route.UNKNOWN, null, null);

    private ModelIdParser() {}

    static ModelTarget parse(String modelId) {
        return modelId.regionMatches(true, 0, "arn:", 0, 4) ? arn(modelId) : plain(modelId, null);
    }

    private static ModelTarget arn(String arn) {
        // arn:partition:service:region:account:resource, whose region and account may be empty
        String[] parts = arn.split(":", 6);
        if (parts.length < 6) {
            return UNRECOGNISED;
        }
        int slash = parts[5].indexOf('/');
        String type = (slash < 0 ? parts[5] : parts[5].substring(0, slash)).toLowerCase(Locale.ROOT);
        String name = slash < 0 ? "" : parts[5].substring(slash + 1);
        if (parts[2].equalsIgnoreCase("sagemaker")) {
            return new ModelTarget(Kind.MARKETPLACE_ENDPOINT, Route.MARKETPLACE_ENDPOINT, null, arn);
        }
        return switch (type) {
            case "foundation-model" -> plain(name, null);
            case "inference-profile" -> profile(name, arn);
            case "application-inference-profile" -> new ModelTarget(Kind.APPLICATION_PROFILE, Route.UNKNOWN, null, arn);
            case "provisioned-model" -> new ModelTarget(Kind.PROVISIONED_MODEL, Route.PROVISIONED, null, arn);
            case "custom-model" -> new ModelTarget(Kind.CUSTOM_MODEL, Route.CUSTOM, baseOf(name), arn);
            case "custom-model-deployment" -> new ModelTarget(Kind.CUSTOM_MODEL, Route.CUSTOM, null, arn);
            case "imported-model" -> new ModelTarget(Kind.IMPORTED_MODEL, Route.IMPORTED, null, arn);
            case "prompt-router", "default-prompt-router" ->
                new ModelTarget(Kind.PROMPT_ROUTER, Route.PROMPT_ROUTER, null, arn);
            default -> new ModelTarget(Kind.OTHER, Route.UNKNOWN, null, arn);
        };
    }

    /** A profile's ARN ends with its id; one without a known prefix is an application's, in the older spelling. */
    private static ModelTarget profile(String id, String arn) {
        ModelTarget target = plain(id, arn);
        return target.kind() == Kind.CROSS_REGION_PROFILE
                ? target
                : new ModelTarget(Kind.APPLICATION_PROFILE, Route.UNKNOWN, null, arn);
    }

    private static @Nullable String baseOf(String customModelName) {
        int slash = customModelName.indexOf('/');
        return slash < 0
                ? null
                : plain(customModelName.substring(0, slash), null).model();
    }

    private static ModelTarget plain(String id, @Nullable String arn) {
        String lower = id.toLowerCase(Locale.ROOT);
        if (!PLAIN_ID.matcher(lower).matches()) {
            return UNRECOGNISED;
        }
        int dot = lower.indexOf('.');
        String prefix = lower.substring(0, dot);
        String rest = lower.substring(dot + 1);
        if (prefix.equals(EVERYWHERE)) {
            return new ModelTarget(Kind.CROSS_REGION_PROFILE, Route.GLOBAL, canonical(rest), arn);
        }
        if (GEOGRAPHIES.contains(prefix)) {
            return new ModelTarget(Kind.CROSS_REGION_PROFILE, Route.GEO, canonical(rest), arn);
        }
        if (startsWithDeveloper(rest)) {
            // A geography that came after this list: its model is known, its price factor is not.
            return new ModelTarget(Kind.CROSS_REGION_PROFILE, Route.UNKNOWN, canonical(rest), arn);
        }
        return new ModelTarget(Kind.FOUNDATION_MODEL, Route.IN_REGION, canonical(lower), arn);
    }

    private static boolean startsWithDeveloper(String id) {
        int dot = id.indexOf('.');
        return dot > 0 && DEVELOPERS.contains(id.substring(0, dot));
    }

    private static String canonical(String id) {
        return CONTEXT_VARIANT.matcher(id).replaceFirst("");
    }
}
