package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** Pictures of Nova Canvas and Titan Image. */
class ImageAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"images":["aGk=","aGk=","aGk="],"error":null}
                """;
    }

    @Override
    Told told() {
        return new Told(tokens(null, null), null, null, null, null, BigDecimal.valueOf(3), null, 0);
    }

    @Test
    void imagesAreAQuantity() {
        assertThat(read(body()).status()).isEqualTo(Invocation.Status.OK);
    }

    @Test
    void stabilityCallsThemArtifacts() {
        assertThat(read("{\"artifacts\":[{\"base64\":\"aGk=\"}]}").imageCount()).isEqualTo(BigDecimal.ONE);
    }
}
