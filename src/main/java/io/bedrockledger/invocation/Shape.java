package io.bedrockledger.invocation;

import org.jspecify.annotations.Nullable;

/**
 * The shape of a request without its text; every value is null when the body that tells it is not at hand.
 *
 * @param systemHash keyed fingerprint of the normalised system text; null also when there is none
 * @param userHash keyed fingerprint of the normalised first user text
 * @param messagesHash keyed fingerprint of the whole message list
 * @param parentMessagesHash fingerprint of the list that this one extends: what stood before the last answer of the model in it; null when the list holds no answer that is followed by something
 * @param answerHash fingerprint of the answer to this list; null when it is not known, or may be sent back as another
 * @param parentAnswerHash fingerprint of the last answer in this list that something follows, as it was sent back
 * @param messageCount messages in the list, the system text not counted
 * @param toolCount tools offered to the model
 * @param imageInputCount images in the messages
 * @param systemChars characters (Unicode code points) of the system text
 * @param userChars characters of the first user text
 * @param outputChars characters of the answer's text
 * @param maxOutputTokens the limit that the caller set
 */
public record Shape(
        @Nullable Long systemHash,
        @Nullable Long userHash,
        @Nullable Long messagesHash,
        @Nullable Long parentMessagesHash,
        @Nullable Integer answerHash,
        @Nullable Integer parentAnswerHash,
        @Nullable Integer messageCount,
        @Nullable Integer toolCount,
        @Nullable Integer imageInputCount,
        @Nullable Integer systemChars,
        @Nullable Integer userChars,
        @Nullable Integer outputChars,
        @Nullable Integer maxOutputTokens) {

    /** Nothing is known. */
    public static final Shape UNKNOWN =
            new Shape(null, null, null, null, null, null, null, null, null, null, null, null, null);
}
