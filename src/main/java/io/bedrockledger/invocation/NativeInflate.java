package io.bedrockledger.invocation;

import java.lang.invoke.MethodHandle;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.MethodType;
import java.util.Optional;

/**
 * libdeflate: inflates a stream that is in memory whole in about a third of the time of the JDK's inflater. It takes a JDK 22
 * or newer and a platform that aircompressor carries it for; elsewhere there is none, and the JDK does the work.
 */
final class NativeInflate implements WholeInflate {

    private static final String DECOMPRESSOR = "io.airlift.compress.v3.deflate.DeflateNativeDecompressor";

    private final MethodHandle decompress;

    private NativeInflate(MethodHandle decompress) {
        this.decompress = decompress;
    }

    /** One for use by one thread at a time, where there is any. */
    static Optional<NativeInflate> find() {
        return Loaded.CONSTRUCTOR.flatMap(NativeInflate::with);
    }

    private static Optional<NativeInflate> with(MethodHandle constructor) {
        MethodType type = MethodType.methodType(
                int.class, byte[].class, int.class, int.class, byte[].class, int.class, int.class);
        try {
            Object decompressor = constructor.invoke();
            MethodHandle method = MethodHandles.publicLookup().findVirtual(decompressor.getClass(), "decompress", type);
            return Optional.of(new NativeInflate(method.bindTo(decompressor)));
        } catch (Throwable absent) {
            throw new IllegalStateException("[inflate] " + DECOMPRESSOR + " must have the method " + type, absent);
        }
    }

    @Override
    public boolean inflate(byte[] deflated, int offset, int count, byte[] target, int length) {
        try {
            return (int) decompress.invokeExact(deflated, offset, count, target, 0, length) == length;
        } catch (RuntimeException | Error other) {
            if (isMalformed(other)) {
                return false;
            }
            throw other;
        } catch (Throwable checked) {
            throw new IllegalStateException(checked);
        }
    }

    /** The library says so of a stream that is damaged and of one that is longer than expected. */
    private static boolean isMalformed(Throwable thrown) {
        return thrown.getClass().getSimpleName().equals("MalformedInputException");
    }

    /** Looked for once, when the first object is read: loading takes a tenth of a second. */
    private static final class Loaded {

        static final Optional<MethodHandle> CONSTRUCTOR = constructor();

        private static Optional<MethodHandle> constructor() {
            if (Runtime.version().feature() < 22) {
                return Optional.empty();
            }
            try {
                Class<?> type = Class.forName(DECOMPRESSOR);
                boolean isEnabled = (boolean) type.getMethod("isEnabled").invoke(null);
                return isEnabled
                        ? Optional.of(
                                MethodHandles.publicLookup().findConstructor(type, MethodType.methodType(void.class)))
                        : Optional.empty();
            } catch (ReflectiveOperationException changed) {
                throw new IllegalStateException("[inflate] " + DECOMPRESSOR + " must be on the class path", changed);
            }
        }
    }
}
