package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import java.util.ArrayList;
import java.util.List;

/**
 * What one worker reads at a time: a part of a large log day, or several small log days.
 *
 * @param name unique within the record of executions
 */
public record Portion(String name, List<ObjectGroup> groups) {

    public Portion {
        groups = List.copyOf(groups);
    }

    /**
     * Cuts log days into portions of about a size.
     *
     * @param bytes compressed bytes of a portion; a single larger object is a portion of its own
     * @param prefix begins every name
     */
    static List<Portion> cut(List<DayWork> days, long bytes, String prefix) {
        List<Portion> portions = new ArrayList<>();
        List<ObjectGroup> open = new ArrayList<>();
        long openBytes = 0;
        for (DayWork day : days) {
            for (ObjectGroup group : groups(day, bytes)) {
                if (openBytes > 0 && openBytes + group.bytes() > bytes) {
                    portions.add(named(prefix, portions.size(), open));
                    open = new ArrayList<>();
                    openBytes = 0;
                }
                open.add(group);
                openBytes += group.bytes();
            }
        }
        if (!open.isEmpty()) {
            portions.add(named(prefix, portions.size(), open));
        }
        return portions;
    }

    private static Portion named(String prefix, int number, List<ObjectGroup> groups) {
        return new Portion(prefix + "-" + number + " " + groups.get(0).unit().logDate(), groups);
    }

    private static List<ObjectGroup> groups(DayWork day, long bytes) {
        List<ObjectGroup> groups = new ArrayList<>();
        List<LogObject> open = new ArrayList<>();
        long openBytes = 0;
        for (LogObject object : day.objects()) {
            if (!open.isEmpty() && openBytes + object.sizeBytes() > bytes) {
                groups.add(new ObjectGroup(day.unit(), open));
                open = new ArrayList<>();
                openBytes = 0;
            }
            open.add(object);
            openBytes += object.sizeBytes();
        }
        if (!open.isEmpty()) {
            groups.add(new ObjectGroup(day.unit(), open));
        }
        return groups;
    }
}
