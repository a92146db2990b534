package io.bedrockledger.attribution;

import java.nio.charset.StandardCharsets;
import java.security.InvalidKeyException;
import java.security.NoSuchAlgorithmException;
import java.util.Arrays;
import java.util.HexFormat;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/** Turns a clear caller into the one that the tables show. Safe for use by several threads. */
public final class PrincipalPrivacy {

    /** The shortest key that is accepted, in bytes. */
    public static final int MIN_KEY_BYTES = 16;

    private static final String ALGORITHM = "HmacSHA256";

    /** 128 bits: two names out of a billion callers collide with a chance of one in 10^21. */
    private static final int HASH_BYTES = 16;

    private static final int REMEMBERED_CALLERS = 16_384;

    private final BoundedCache<Caller, Caller> shown;

    /**
     * A way to show callers.
     *
     * @param key of the hashes; used when the mode is {@code HASHED}
     * @throws IllegalArgumentException when the mode is {@code HASHED} and the key is shorter than
     *     {@link #MIN_KEY_BYTES}
     */
    public PrincipalPrivacy(PrincipalMode mode, byte[] key) {
        this.shown = new BoundedCache<>(
                REMEMBERED_CALLERS,
                switch (mode) {
                    case CLEAR -> caller -> caller;
                    case HASHED -> new Hash(key)::of;
                    case DROPPED -> caller -> Caller.UNKNOWN;
                });
    }

    /** The caller as the tables show it; what is absent stays absent. */
    public Caller show(Caller caller) {
        return shown.result(caller);
    }

    /** A keyed hash of each name, in hexadecimal. */
    private static final class Hash {

        private final SecretKeySpec key;

        Hash(byte[] key) {
            if (key.length < MIN_KEY_BYTES) {
                throw new IllegalArgumentException("[principals] the key of hashed principals must have at least "
                        + MIN_KEY_BYTES + " bytes; it has " + key.length + "; set a longer one");
            }
            this.key = new SecretKeySpec(key, ALGORITHM);
        }

        Caller of(Caller caller) {
            return new Caller(hash(caller.arn()), hash(caller.principal()), hash(caller.sessionName()));
        }

        private @Nullable String hash(@Nullable String name) {
            if (name == null) {
                return null;
            }
            try {
                Mac mac = Mac.getInstance(ALGORITHM);
                mac.init(key);
                byte[] full = mac.doFinal(name.getBytes(StandardCharsets.UTF_8));
                return HexFormat.of().formatHex(Arrays.copyOf(full, HASH_BYTES));
            } catch (NoSuchAlgorithmException | InvalidKeyException e) {
                throw new IllegalStateException("[principals] Java must have " + ALGORITHM + "; it does not", e);
            }
        }
    }
}
