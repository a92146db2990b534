package io.bedrockledger.cli;

import java.lang.reflect.Proxy;
import java.util.LinkedHashMap;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * What is done at signals of the system, by {@code sun.misc.Signal}: every JDK has it, in its module jdk.unsupported, and no
 * compiler likes to see its name. Where it is refused, a signal ends the process as it would without.
 */
final class SignalHandlers implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(SignalHandlers.class);

    /** By signal, what was done at it before. */
    private final Map<Object, Object> before = new LinkedHashMap<>();

    /**
     * Does something at each coming of a signal, in a thread of its own.
     *
     * @param name without SIG, as TERM
     */
    void handle(String name, Runnable action) {
        try {
            Class<?> type = Class.forName("sun.misc.SignalHandler");
            Object handler = Proxy.newProxyInstance(
                    SignalHandlers.class.getClassLoader(), new Class<?>[] {type}, (proxy, method, arguments) -> {
                        if (method.getName().equals("handle")) {
                            action.run();
                        }
                        return null;
                    });
            Object signal = Class.forName("sun.misc.Signal")
                    .getConstructor(String.class)
                    .newInstance(name);
            before.put(signal, set(signal, handler));
        } catch (ReflectiveOperationException e) {
            LOG.debug("event=signal_not_heard signal={}", name, e);
        }
    }

    private static Object set(Object signal, Object handler) throws ReflectiveOperationException {
        return signal.getClass()
                .getMethod("handle", signal.getClass(), Class.forName("sun.misc.SignalHandler"))
                .invoke(null, signal, handler);
    }

    @Override
    public void close() {
        before.forEach((signal, handler) -> {
            try {
                set(signal, handler);
            } catch (ReflectiveOperationException e) {
                LOG.debug("event=signal_kept signal={}", signal, e);
            }
        });
        before.clear();
    }
}
