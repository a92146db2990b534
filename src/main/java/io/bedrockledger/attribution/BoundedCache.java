package io.bedrockledger.attribution;

import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Function;

/**
 * Remembered results of a pure function. It forgets everything when it is full: callers recur within minutes, and what
 * was forgotten is computed again. Safe for use by several threads.
 */
final class BoundedCache<K, V> {

    private final int limit;
    private final Function<K, V> function;
    private final Map<K, V> results = new ConcurrentHashMap<>();

    /**
     * An empty cache.
     *
     * @param limit results that it remembers at most, give or take one a thread
     */
    BoundedCache(int limit, Function<K, V> function) {
        this.limit = limit;
        this.function = function;
    }

    V result(K argument) {
        V known = results.get(argument);
        if (known != null) {
            return known;
        }
        V computed = function.apply(argument);
        if (results.size() >= limit) {
            results.clear();
        }
        results.put(argument, computed);
        return computed;
    }

    int size() {
        return results.size();
    }
}
