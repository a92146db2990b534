package io.bedrockledger.invocation;

import org.jspecify.annotations.Nullable;

/**
 * The account and the region whose folder a log object lies in; a record that claims others is misplaced.
 *
 * @param accountId twelve digits; null when unknown, and then any account of a record is right
 * @param region such as {@code us-east-1}; null when unknown, and then any region of a record is right
 */
public record FolderIdentity(
        @Nullable String accountId, @Nullable String region) {

    /** Of bytes that lie in no folder of the layout. */
    public static final FolderIdentity UNKNOWN = new FolderIdentity(null, null);
}
