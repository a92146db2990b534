package io.bedrockledger.testing;

import io.bedrockledger.invocation.Invocation;
import io.bedrockledger.invocation.Invocation.BodyLocation;
import io.bedrockledger.invocation.Invocation.Status;
import io.bedrockledger.invocation.Metered;
import io.bedrockledger.invocation.ReportedTokens;
import io.bedrockledger.invocation.Shape;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * A call of which only matters who made it, where, to what and with which metadata.
 *
 * @param principalArn who called
 */
public record CallFixture(
        @Nullable String principalArn, String accountId, String region, String modelId, Map<String, String> metadata) {

    /** A call by somebody, to a plain model, without metadata. */
    public static CallFixture by(@Nullable String principalArn) {
        return new CallFixture(principalArn, "111122223333", "us-east-1", "amazon.nova-lite-v1:0", Map.of());
    }

    /** The same call in another account and region. */
    public CallFixture in(String otherAccount, String otherRegion) {
        return new CallFixture(principalArn, otherAccount, otherRegion, modelId, metadata);
    }

    /** The same call to another model or profile. */
    public CallFixture to(String otherModel) {
        return new CallFixture(principalArn, accountId, region, otherModel, metadata);
    }

    /** The same call with this metadata. */
    public CallFixture with(Map<String, String> otherMetadata) {
        return new CallFixture(principalArn, accountId, region, modelId, otherMetadata);
    }

    /** The call as its log record tells it. */
    public Invocation invocation() {
        return new Invocation(
                1,
                "0f8fad5b-d9cb-469f-a165-70867728950e",
                accountId,
                region,
                Instant.parse("2025-11-03T07:15:00Z"),
                "Converse",
                modelId,
                null,
                principalArn,
                metadata,
                null,
                ReportedTokens.ABSENT,
                null,
                null,
                null,
                null,
                null,
                null,
                null,
                Metered.UNKNOWN,
                Status.NO_COUNTS,
                null,
                null,
                null,
                Shape.UNKNOWN,
                BodyLocation.ABSENT,
                false);
    }
}
