package io.bedrockledger.invocation;

import java.time.LocalDate;
import org.jspecify.annotations.Nullable;

/**
 * The account, the region and the day whose folder a log object lies in; a record that claims another account or region is
 * misplaced.
 *
 * @param accountId twelve digits; null when unknown, and then any account of a record is right
 * @param region such as {@code us-east-1}; null when unknown, and then any region of a record is right
 * @param logDate UTC; null when unknown, and then a record may be of any time
 */
public record FolderIdentity(
        @Nullable String accountId,
        @Nullable String region,
        @Nullable LocalDate logDate) {

    /** Of bytes that lie in no folder of the layout. */
    public static final FolderIdentity UNKNOWN = new FolderIdentity(null, null, null);

    /** A folder of any day. */
    public FolderIdentity(@Nullable String accountId, @Nullable String region) {
        this(accountId, region, null);
    }
}
