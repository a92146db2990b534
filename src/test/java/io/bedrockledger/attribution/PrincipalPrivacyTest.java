package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.charset.StandardCharsets;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class PrincipalPrivacyTest {

    private static final byte[] KEY = "a key of 32 bytes, as it must be".getBytes(StandardCharsets.UTF_8);
    private static final byte[] OTHER_KEY = "another key of at least 16 bytes".getBytes(StandardCharsets.UTF_8);
    private static final Caller ADA =
            Caller.of("arn:aws:sts::111122223333:assumed-role/AWSReservedSSO_Data_0123/ada@example.com");

    @Test
    void clearIsAsLogged() {
        assertThat(new PrincipalPrivacy(PrincipalMode.CLEAR, new byte[0]).show(ADA))
                .isEqualTo(ADA);
    }

    @Test
    void droppedLeavesNothing() {
        assertThat(new PrincipalPrivacy(PrincipalMode.DROPPED, new byte[0]).show(ADA))
                .isEqualTo(Caller.UNKNOWN);
    }

    @Test
    void hashedHidesEveryNameAndKeepsEqualOnesEqual() {
        PrincipalPrivacy privacy = new PrincipalPrivacy(PrincipalMode.HASHED, KEY);

        Caller shown = privacy.show(ADA);
        assertThat(Stream.of(shown.arn(), shown.principal(), shown.sessionName()))
                .allSatisfy(name -> assertThat(name).matches("[0-9a-f]{32}"));
        assertThat(shown.principal()).isEqualTo(shown.sessionName()).isNotEqualTo(shown.arn());
        assertThat(privacy.show(ADA)).isEqualTo(shown);
    }

    @Test
    void aHashIsTheOneOfItsKey() {
        Caller one = new PrincipalPrivacy(PrincipalMode.HASHED, KEY).show(ADA);
        Caller same = new PrincipalPrivacy(PrincipalMode.HASHED, KEY.clone()).show(ADA);
        Caller other = new PrincipalPrivacy(PrincipalMode.HASHED, OTHER_KEY).show(ADA);

        // HMAC-SHA256 of the session name, its first 16 bytes, computed with openssl dgst -hmac.
        assertThat(one.sessionName()).isEqualTo("c4928c02dfb581d93de446ac21ea3295");
        assertThat(same).isEqualTo(one);
        assertThat(other.principal()).isNotEqualTo(one.principal());
    }

    @Test
    void whatIsAbsentIsNotHashed() {
        assertThat(new PrincipalPrivacy(PrincipalMode.HASHED, KEY).show(Caller.UNKNOWN))
                .isEqualTo(Caller.UNKNOWN);
    }

    @Test
    void aShortKeyIsRefused() {
        assertThatThrownBy(() -> new PrincipalPrivacy(PrincipalMode.HASHED, new byte[15]))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[principals] the key of hashed principals must have at least 16 bytes; it has 15;"
                        + " set a longer one");
    }
}
