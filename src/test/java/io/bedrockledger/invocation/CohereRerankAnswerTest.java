package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import java.math.BigDecimal;
import org.junit.jupiter.api.Test;

/** A rerank, which is billed by the query. */
class CohereRerankAnswerTest extends AnswerFamilyContract {

    @Override
    String body() {
        return """
                {"results":[{"index":0,"relevance_score":0.9},{"index":1,"relevance_score":0.1}]}
                """;
    }

    @Override
    Told told() {
        return new Told(tokens(null, null), null, null, null, null, null, null, 0);
    }

    @Test
    void withoutTheRequestNobodyKnowsHowManyQueriesItWas() {
        assertThat(read(body()).searchUnits()).isNull();
        assertThat(read(body()).status()).isEqualTo(Invocation.Status.NO_COUNTS);
    }

    @Test
    void oneQueryIsUpToAHundredDocuments() {
        String documents = "\"d\",".repeat(349) + "\"d\"";
        String request = "{\"query\":\"q\",\"documents\":[" + documents + "]}";
        Invocation call = Reading.invocation(Reading.withBodies(request, body()));
        assertThat(call.searchUnits()).isEqualTo(BigDecimal.valueOf(4));
        assertThat(call.status()).isEqualTo(Invocation.Status.OK);
    }
}
