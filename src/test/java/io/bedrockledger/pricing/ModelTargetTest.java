package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.pricing.ModelTarget.Kind;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ModelTargetTest {

    private static final String AIP =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123def456";
    private static final String ROUTER =
            "arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1";

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            anthropic.claude-3-5-sonnet-20240620-v1:0 | FOUNDATION_MODEL | in_region | anthropic.claude-3-5-sonnet-20240620-v1:0
            anthropic.claude-v2 | FOUNDATION_MODEL | in_region | anthropic.claude-v2
            deepseek.v3.2 | FOUNDATION_MODEL | in_region | deepseek.v3.2
            moonshotai.kimi-k2.5 | FOUNDATION_MODEL | in_region | moonshotai.kimi-k2.5
            openai.gpt-5.6-sol | FOUNDATION_MODEL | in_region | openai.gpt-5.6-sol
            acme.future-model-v9 | FOUNDATION_MODEL | in_region | acme.future-model-v9
            Anthropic.Claude-Opus-5 | FOUNDATION_MODEL | in_region | anthropic.claude-opus-5
            amazon.titan-text-express-v1:0:8k | FOUNDATION_MODEL | in_region | amazon.titan-text-express-v1:0
            us.anthropic.claude-opus-4-6-v1 | CROSS_REGION_PROFILE | geo | anthropic.claude-opus-4-6-v1
            us-gov.anthropic.claude-sonnet-4-5-20250929-v1:0 | CROSS_REGION_PROFILE | geo | anthropic.claude-sonnet-4-5-20250929-v1:0
            eu.amazon.nova-pro-v1:0 | CROSS_REGION_PROFILE | geo | amazon.nova-pro-v1:0
            apac.amazon.nova-micro-v1:0 | CROSS_REGION_PROFILE | geo | amazon.nova-micro-v1:0
            jp.anthropic.claude-sonnet-5 | CROSS_REGION_PROFILE | geo | anthropic.claude-sonnet-5
            au.anthropic.claude-sonnet-5 | CROSS_REGION_PROFILE | geo | anthropic.claude-sonnet-5
            ca.amazon.nova-lite-v1:0 | CROSS_REGION_PROFILE | geo | amazon.nova-lite-v1:0
            us.deepseek.v3.2 | CROSS_REGION_PROFILE | geo | deepseek.v3.2
            global.anthropic.claude-opus-4-7 | CROSS_REGION_PROFILE | global | anthropic.claude-opus-4-7
            GLOBAL.anthropic.claude-opus-4-7 | CROSS_REGION_PROFILE | global | anthropic.claude-opus-4-7
            xx.anthropic.claude-opus-5 | CROSS_REGION_PROFILE | unknown | anthropic.claude-opus-5
            arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0 | FOUNDATION_MODEL | in_region | amazon.nova-pro-v1:0
            arn:aws:bedrock:::foundation-model/amazon.nova-pro-v1:0 | FOUNDATION_MODEL | in_region | amazon.nova-pro-v1:0
            arn:aws-us-gov:bedrock:us-gov-west-1::foundation-model/amazon.nova-pro-v1:0 | FOUNDATION_MODEL | in_region | amazon.nova-pro-v1:0
            arn:aws-cn:bedrock:cn-north-1::foundation-model/amazon.nova-pro-v1:0 | FOUNDATION_MODEL | in_region | amazon.nova-pro-v1:0
            '' | OTHER | unknown |
            claude | OTHER | unknown |
            not a model | OTHER | unknown |
            arn:aws:bedrock:us-east-1 | OTHER | unknown |
            arn:aws:bedrock:us-east-1::foundation-model/ | OTHER | unknown |
            """)
    void aPlainIdOrTheArnOfAModelNamesNoResource(String modelId, Kind kind, String route, @Nullable String model) {
        ModelTarget target = ModelTarget.parse(modelId);

        assertThat(target.kind()).isEqualTo(kind);
        assertThat(target.route().label()).isEqualTo(route);
        assertThat(target.pricingRoute()).isEqualTo(target.route());
        assertThat(target.model()).isEqualTo(model);
        assertThat(target.resourceId()).isNull();
    }

    @ParameterizedTest(name = "{0}")
    @CsvSource(delimiter = '|', textBlock = """
            arn:aws:bedrock:us-west-2:111122223333:inference-profile/global.anthropic.claude-opus-4-7 | CROSS_REGION_PROFILE | global | anthropic.claude-opus-4-7
            arn:aws-us-gov:bedrock:us-gov-west-1:111122223333:inference-profile/us-gov.amazon.nova-pro-v1:0 | CROSS_REGION_PROFILE | geo | amazon.nova-pro-v1:0
            arn:aws:bedrock:us-east-1:111122223333:inference-profile/abc123 | APPLICATION_PROFILE | unknown |
            arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/abc123 | APPLICATION_PROFILE | unknown |
            ARN:AWS:BEDROCK:US-EAST-1:111122223333:APPLICATION-INFERENCE-PROFILE/ABC123 | APPLICATION_PROFILE | unknown |
            arn:aws:bedrock:us-east-1:111122223333:provisioned-model/xyz | PROVISIONED_MODEL | provisioned |
            arn:aws:bedrock:us-east-1:111122223333:custom-model/amazon.nova-pro-v1:0:300k/abc | CUSTOM_MODEL | custom | amazon.nova-pro-v1:0
            arn:aws:bedrock:us-east-1:111122223333:custom-model/abc | CUSTOM_MODEL | custom |
            arn:aws:bedrock:us-east-1:111122223333:custom-model-deployment/abc | CUSTOM_MODEL | custom |
            arn:aws:bedrock:us-east-1:111122223333:imported-model/abc | IMPORTED_MODEL | imported |
            arn:aws:bedrock:us-east-1:111122223333:default-prompt-router/anthropic.claude:1 | PROMPT_ROUTER | prompt_router |
            arn:aws:bedrock:us-east-1:111122223333:prompt-router/abc | PROMPT_ROUTER | prompt_router |
            arn:aws:bedrock:us-east-1:111122223333:prompt/PROMPT12345:1 | OTHER | unknown |
            arn:aws:sagemaker:us-east-1:111122223333:endpoint/my-endpoint | MARKETPLACE_ENDPOINT | marketplace_endpoint |
            """)
    void anArnOfSomethingElseIsTheResource(String arn, Kind kind, String route, @Nullable String model) {
        ModelTarget target = ModelTarget.parse(arn);

        assertThat(target.kind()).isEqualTo(kind);
        assertThat(target.route().label()).isEqualTo(route);
        assertThat(target.model()).isEqualTo(model);
        assertThat(target.resourceId()).isEqualTo(arn);
    }

    @Test
    void anApplicationProfileTakesTheRouteOfItsSource() {
        ModelTarget target = ModelTarget.parse(AIP);
        assertThat(target.needsResolving()).isTrue();

        ModelTarget resolved = target.resolvedTo("us.anthropic.claude-sonnet-4-6");

        assertThat(resolved.needsResolving()).isFalse();
        assertThat(resolved.kind()).isEqualTo(Kind.APPLICATION_PROFILE);
        assertThat(resolved.route()).isEqualTo(Route.GEO);
        assertThat(resolved.pricingRoute()).isEqualTo(Route.GEO);
        assertThat(resolved.model()).isEqualTo("anthropic.claude-sonnet-4-6");
        assertThat(resolved.resourceId()).isEqualTo(AIP);
    }

    @Test
    void anApplicationProfileOverAModelIsInRegion() {
        ModelTarget resolved =
                ModelTarget.parse(AIP).resolvedTo("arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0");

        assertThat(resolved.route()).isEqualTo(Route.IN_REGION);
    }

    @Test
    void aRouterIsPricedByTheWayThatItChose() {
        ModelTarget resolved = ModelTarget.parse(ROUTER)
                .resolvedTo("arn:aws:bedrock:us-east-1:111122223333:inference-profile/us.anthropic.claude-sonnet-4-6");

        assertThat(resolved.route()).isEqualTo(Route.PROMPT_ROUTER);
        assertThat(resolved.pricingRoute()).isEqualTo(Route.GEO);
        assertThat(resolved.resourceId()).isEqualTo(ROUTER);
    }

    @Test
    void aSourceWithoutAKnownRouteResolvesNothing() {
        // what a streamed answer calls the model: it does not tell by which route it was reached
        assertThat(ModelTarget.parse(AIP).resolvedTo("claude-sonnet-4-6").needsResolving())
                .isTrue();
        assertThat(ModelTarget.parse(AIP)
                        .resolvedTo("xx.anthropic.claude-sonnet-4-6")
                        .needsResolving())
                .isTrue();
        assertThat(ModelTarget.parse(AIP).resolvedTo(ROUTER).needsResolving()).isTrue();
    }

    @Test
    void whatIsResolvedStaysAsItIs() {
        ModelTarget target = ModelTarget.parse("us.anthropic.claude-sonnet-4-6");

        assertThat(target.resolvedTo("amazon.nova-pro-v1:0")).isSameAs(target);
    }
}
