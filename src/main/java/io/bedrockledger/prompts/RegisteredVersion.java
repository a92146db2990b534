package io.bedrockledger.prompts;

import io.bedrockledger.invocation.PromptSketch;
import io.bedrockledger.invocation.PromptSketcher;
import io.bedrockledger.prompts.Prompt.Version;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * A version of which the registry tells the text, as what calls are compared with: by fingerprint where the text is the same in
 * every call, else by the hashes of its fixed pieces.
 */
final class RegisteredVersion {

    private static final long[] NONE = {};

    private final String prompt;
    private final String version;
    private final @Nullable Long systemHash;
    private final boolean isEitherText;
    private final List<Skeleton> skeletons;
    private final List<Skeleton> ends;

    private RegisteredVersion(
            String prompt,
            String version,
            @Nullable Long systemHash,
            boolean isEitherText,
            List<Skeleton> skeletons,
            List<Skeleton> ends) {
        this.prompt = prompt;
        this.version = version;
        this.systemHash = systemHash;
        this.isEitherText = isEitherText;
        this.skeletons = skeletons;
        this.ends = ends;
    }

    /** A version; empty when neither its text nor its hash is told. */
    static Optional<RegisteredVersion> of(String prompt, Version version, PromptSketcher sketcher) {
        String text = version.text();
        if (text == null) {
            return Optional.ofNullable(version.hash())
                    .map(hash -> new RegisteredVersion(prompt, version.version(), hash, false, List.of(), List.of()));
        }
        PromptText pieces = new PromptText(text);
        Long fixed = pieces.isFixed()
                ? Objects.requireNonNull(sketcher.of(text, null)).systemHash()
                : null;
        // Which of the two a call has it as is the caller's choice.
        return Optional.of(new RegisteredVersion(
                prompt,
                version.version(),
                fixed,
                true,
                List.of(pieces.skeleton(sketcher, true), pieces.skeleton(sketcher, false)),
                List.of(pieces.ends(sketcher, true), pieces.ends(sketcher, false))));
    }

    String prompt() {
        return prompt;
    }

    String version() {
        return version;
    }

    /** What a call is recognised by that has no fingerprint of it: as system text and as user text; none of a hash. */
    List<Skeleton> skeletons() {
        return skeletons;
    }

    /** The fingerprint of a system text that is the version's alone; null when the text varies. */
    @Nullable
    Long systemHash() {
        return systemHash;
    }

    /** A number that follows from what calls are compared with, for an identity. */
    long digest() {
        long digest = prompt.hashCode() * 31L + version.hashCode();
        digest = SortedLongs.mix(digest ^ (systemHash == null ? 0 : systemHash));
        for (Skeleton skeleton : skeletons) {
            digest = SortedLongs.mix(digest ^ skeleton.digest());
        }
        return digest;
    }

    /** Whether a call's text is this one. */
    RegisteredText compare(@Nullable Long system, @Nullable Long user, long[] hashes) {
        boolean same = systemHash != null
                ? systemHash.equals(system) || (isEitherText && systemHash.equals(user))
                : has(hashes);
        return same ? RegisteredText.SAME : RegisteredText.OTHER;
    }

    /** The same of a text that is the same in every call. */
    RegisteredText compare(@Nullable Long system, @Nullable Long user) {
        return compare(system, user, NONE);
    }

    RegisteredText compare(PromptSketch sketch) {
        return compare(
                sketch.systemHash(),
                sketch.userHash(),
                systemHash == null ? SortedLongs.distinct(sketch.hashes()) : NONE);
    }

    /** A piece at an end is always in sight, and must be there whole. */
    private boolean has(long[] hashes) {
        for (int i = 0; i < skeletons.size(); i++) {
            Skeleton some = skeletons.get(i);
            if (SortedLongs.shared(some.hashes(), hashes) >= SkeletonIndex.CONTAINED * some.size()
                    && SortedLongs.shared(ends.get(i).hashes(), hashes)
                            == ends.get(i).size()) {
                return true;
            }
        }
        return false;
    }
}
