package io.bedrockledger.ingest;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.roaringbitmap.longlong.Roaring64Bitmap;

/** The records that lost to another, by object and line; some bits each where they lie close together. */
final class Losers {

    private final Map<String, Roaring64Bitmap> lines = new HashMap<>();
    private final Map<String, Places.Place> objects = new HashMap<>();

    void add(Places.Place object, long line) {
        objects.put(object.logKey(), object);
        lines.computeIfAbsent(object.logKey(), key -> new Roaring64Bitmap()).addLong(line);
    }

    /** The objects that hold one. */
    List<Places.Place> objects() {
        return List.copyOf(objects.values());
    }

    /** Whether an object holds one. */
    boolean isIn(String logKey) {
        return lines.containsKey(logKey);
    }

    boolean contains(String logKey, long line) {
        Roaring64Bitmap found = lines.get(logKey);
        return found != null && found.contains(line);
    }
}
