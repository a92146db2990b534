package io.bedrockledger.ingest;

import io.bedrockledger.source.LogObject;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.warehouse.DayUnit;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;

/**
 * The log objects of a window by log day, in the order of their keys.
 *
 * @param days in the order of date, account and region
 */
record Listing(Map<DayUnit, List<LogObject>> days) {

    /** The order in which log days are read. */
    static final Comparator<DayUnit> BY_DATE = Comparator.comparing(DayUnit::logDate)
            .thenComparing(DayUnit::accountId)
            .thenComparing(DayUnit::region);

    private static final int FINGERPRINT_BYTES = 16;

    /** Lists a source completely, or fails. */
    static Listing of(LogSource source, Window window) throws IOException {
        Listing listing = new Listing(new TreeMap<>(BY_DATE));
        listing.add(source, window.from(), window.to());
        return listing;
    }

    /** Lists a span of days too, both inclusive, which must not have been listed before. */
    void add(LogSource source, LocalDate from, LocalDate to) throws IOException {
        List<LogObject> objects = Collections.synchronizedList(new ArrayList<>());
        source.list(from, to, objects::add);
        for (LogObject object : objects) {
            DayUnit unit = new DayUnit(object.logDate(), object.accountId(), object.region());
            days.computeIfAbsent(unit, key -> new ArrayList<>()).add(object);
        }
        days.values().forEach(list -> list.sort(Comparator.comparing(LogObject::key)));
    }

    /** The objects of a log day; empty when it is not listed. */
    List<LogObject> objects(DayUnit unit) {
        return days.getOrDefault(unit, List.of());
    }

    /** What changes when an object of a log day comes, goes or changes: a digest over sorted keys, sizes and etags. */
    static String fingerprint(List<LogObject> objects) {
        MessageDigest digest;
        try {
            digest = MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
        objects.stream().sorted(Comparator.comparing(LogObject::key)).forEach(object -> {
            String line = object.key() + '\t' + object.sizeBytes() + '\t' + object.etag() + '\n';
            digest.update(line.getBytes(StandardCharsets.UTF_8));
        });
        return HexFormat.of().formatHex(digest.digest(), 0, FINGERPRINT_BYTES);
    }
}
