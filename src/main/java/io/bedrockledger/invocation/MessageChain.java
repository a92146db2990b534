package io.bedrockledger.invocation;

import org.jspecify.annotations.Nullable;

/**
 * The fingerprint of a message list, made message by message, so that the list a call extends is known by its own
 * fingerprint: {@code h(0) = 0}, {@code h(i) = hash(h(i-1), message i)}.
 *
 * <p>An answer of the model is a run of its messages, since some families log one answer as several.
 */
final class MessageChain {

    private final SipHash hash;
    private long current;
    private int count;
    private boolean inAnswer;
    private long beforeAnswer;
    private int countBeforeAnswer;
    private int answerFrom;
    private int answerMessages;
    private int parentAnswer;
    private int parentAnswerMessages;
    private @Nullable Long parent;

    MessageChain(SipHash hash) {
        this.hash = hash;
    }

    void clear() {
        current = 0;
        count = 0;
        inAnswer = false;
        beforeAnswer = 0;
        countBeforeAnswer = 0;
        parentAnswerMessages = 0;
        parent = null;
    }

    /**
     * Adds a message by its fingerprint.
     *
     * @param token where it stands
     */
    void add(long message, boolean fromModel, int token) {
        if (fromModel && !inAnswer) {
            beforeAnswer = current;
            countBeforeAnswer = count;
            answerFrom = token;
            answerMessages = 0;
        }
        if (!fromModel && inAnswer) {
            parent = countBeforeAnswer == 0 ? null : beforeAnswer;
            parentAnswer = answerFrom;
            parentAnswerMessages = answerMessages;
        }
        answerMessages++;
        inAnswer = fromModel;
        hash.reset();
        hash.putLong(current);
        hash.putLong(message);
        current = hash.finish();
        count++;
    }

    int count() {
        return count;
    }

    /** The fingerprint of the whole list; null when it is empty. */
    @Nullable
    Long fingerprint() {
        return count == 0 ? null : current;
    }

    /** The fingerprint of what stood before the last answer that something follows; null when there is no such answer. */
    @Nullable
    Long parent() {
        return parent;
    }

    /** Where the first message of the answer stands that follows the list that this one extends. */
    int parentAnswer() {
        return parentAnswer;
    }

    /** Messages of that answer; 0 when there is no such list. */
    int parentAnswerMessages() {
        return parent == null ? 0 : parentAnswerMessages;
    }
}
