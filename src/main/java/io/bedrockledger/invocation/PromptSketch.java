package io.bedrockledger.invocation;

import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * What two calls are compared by to tell whether they were made from one prompt: keyed hashes of the short word sequences at
 * the beginning and the end of the system text and of the first user text. None of it leads back to a text.
 *
 * <p>The hashes are in no order, and one may stand there several times.
 */
public final class PromptSketch {

    private final @Nullable Long systemHash;
    private final @Nullable Long userHash;
    private final long[] system;
    private final long[] user;

    /**
     * @param systemHash fingerprint of the system text; null when there is none
     * @param userHash fingerprint of the first user text; null when there is none
     */
    PromptSketch(@Nullable Long systemHash, @Nullable Long userHash, long[] system, long[] user) {
        this.systemHash = systemHash;
        this.userHash = userHash;
        this.system = system;
        this.user = user;
    }

    /** Fingerprint of the system text; null when there is none. */
    public @Nullable Long systemHash() {
        return systemHash;
    }

    /** Fingerprint of the first user text; null when there is none. */
    public @Nullable Long userHash() {
        return userHash;
    }

    /** Hashes of both texts. */
    public int size() {
        return system.length + user.length;
    }

    /** A copy of the hashes, those of the system text first. */
    public long[] hashes() {
        long[] all = Arrays.copyOf(system, size());
        System.arraycopy(user, 0, all, system.length, user.length);
        return all;
    }

    /** Whether a hash of a sketch is of a system text, which programs write; else it is of a user text. */
    public static boolean isOfSystem(long hash) {
        return (hash & 1) != 0;
    }

    /** One hash, from 0. */
    public long hash(int i) {
        return i < system.length ? system[i] : user[i - system.length];
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof PromptSketch that
                && Objects.equals(systemHash, that.systemHash)
                && Objects.equals(userHash, that.userHash)
                && Arrays.equals(system, that.system)
                && Arrays.equals(user, that.user);
    }

    @Override
    public int hashCode() {
        return Objects.hash(systemHash, userHash);
    }

    @Override
    public String toString() {
        return "PromptSketch[" + size() + " hashes]";
    }
}
