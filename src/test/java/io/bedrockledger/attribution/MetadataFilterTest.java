package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class MetadataFilterTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "secret",
                "client_secret",
                "Token",
                "sessionToken",
                "PASSWORD",
                "db-password-1",
                "Authorization",
                "aws.credentials",
                "x-api-key",
                "API_KEY",
                "openaiApiKey",
                "aws_access_key_id",
                "Cookie"
            })
    void keysThatHoldSecretsAreDroppedByDefault(String key) {
        assertThat(MetadataFilter.standard().apply(Map.of(key, "x", "team", "education")))
                .isEqualTo(Map.of("team", "education"));
    }

    @Test
    void everythingElseIsKeptByDefaultAndNothingIsCopied() {
        Map<String, String> metadata = Map.of("workflow", "tutor", "cost_center", "42", "user", "ada");

        assertThat(MetadataFilter.standard().apply(metadata)).isSameAs(metadata);
    }

    @Test
    void onlyAllowedKeysAreKept() {
        MetadataFilter filter = new MetadataFilter(List.of("workflow", "cost_*"), List.of());

        assertThat(filter.apply(Map.of("Workflow", "tutor", "cost_center", "42", "user", "ada")))
                .isEqualTo(Map.of("Workflow", "tutor", "cost_center", "42"));
    }

    @Test
    void denyingGoesBeforeAllowing() {
        MetadataFilter filter = new MetadataFilter(List.of("user", "team"), List.of("USER"));

        assertThat(filter.apply(Map.of("user", "ada", "team", "education"))).isEqualTo(Map.of("team", "education"));
    }

    @Test
    void withoutAnAllowingPatternNothingIsKept() {
        assertThat(new MetadataFilter(List.of(), List.of()).apply(Map.of("team", "education")))
                .isEmpty();
    }
}
