package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;

import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class CallerTest {

    @ParameterizedTest
    @CsvSource({
        "arn:aws:sts::111122223333:assumed-role/tutor-service/pod-0, tutor-service, pod-0",
        "arn:aws:sts::111122223333:assumed-role/tutor-service/, tutor-service,",
        "arn:aws:sts::111122223333:assumed-role/tutor-service, tutor-service,",
        "arn:aws-us-gov:sts::111122223333:assumed-role/tutor-service/i-0abc, tutor-service, i-0abc",
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_DataScience_0123456789abcdef/ada@example.com,"
                + " ada@example.com, ada@example.com",
        "arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_DataScience_0123456789abcdef,"
                + " AWSReservedSSO_DataScience_0123456789abcdef,",
        "arn:aws:sts::111122223333:assumed-role/AWSServiceRoleForBedrock/BedrockAgents-1a2b,"
                + " AWSServiceRoleForBedrock, BedrockAgents-1a2b",
        "arn:aws:iam::111122223333:user/ada, ada,",
        "arn:aws:iam::111122223333:user/division/team/ada, ada,",
        "arn:aws:iam::111122223333:user/BedrockAPIKey-1a2b, BedrockAPIKey-1a2b,",
        "arn:aws:iam::111122223333:role/service/tutor-service, tutor-service,",
        "arn:aws:iam::111122223333:root, root,",
        "arn:aws:sts::111122223333:federated-user/ada, ada,",
        "AIDACKCEVSQ6C2EXAMPLE, AIDACKCEVSQ6C2EXAMPLE,",
        "arn:aws:iam::111122223333, arn:aws:iam::111122223333,",
        "arn:aws:iam::111122223333:, arn:aws:iam::111122223333:,",
    })
    void everyFormTellsPrincipalAndSession(String arn, String principal, @Nullable String session) {
        assertThat(Caller.of(arn)).isEqualTo(new Caller(arn, principal, session));
    }

    @Test
    void whatIsAbsentStaysAbsent() {
        assertThat(Caller.of(null)).isEqualTo(new Caller(null, null, null));
        assertThat(Caller.of(" ")).isEqualTo(Caller.UNKNOWN);
    }
}
