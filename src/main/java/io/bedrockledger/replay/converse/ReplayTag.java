package io.bedrockledger.replay.converse;

import java.util.Map;
import java.util.regex.Pattern;

/**
 * What tells a replayed call from production in the log of the account that pays for it.
 *
 * @param replayId the run
 * @param item the sampled call within the run
 */
public record ReplayTag(String replayId, String item) {

    /** The metadata key of the run; a call that has it is no production traffic. */
    public static final String REPLAY_KEY = "bedrock_ledger_replay";

    /** The metadata key of the item. */
    public static final String ITEM_KEY = "bedrock_ledger_item";

    /** Converse's own pattern of a metadata value (API reference, requestMetadata). */
    private static final Pattern VALUE = Pattern.compile("[a-zA-Z0-9\\s:_@$#=/+,.-]{1,256}");

    /** Checks both. */
    public ReplayTag {
        for (String value : new String[] {replayId, item}) {
            if (!VALUE.matcher(value).matches()) {
                throw new IllegalArgumentException("a tag must be 1 to 256 letters, digits, spaces and :_@$#=/+,.-");
            }
        }
    }

    /** As request metadata. */
    public Map<String, String> metadata() {
        return Map.of(REPLAY_KEY, replayId, ITEM_KEY, item);
    }
}
