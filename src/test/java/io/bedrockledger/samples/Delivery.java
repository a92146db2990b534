package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.SortedMap;
import java.util.TreeMap;

/**
 * Brings records into log objects. An object holds what was delivered since the one before it, and lies in the folder
 * of the hour in which it was written; a record of the last ninety seconds of a day lies in the next day's folder.
 */
final class Delivery {

    private static final DateTimeFormatter NAME =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmssSSS'Z'").withZone(ZoneOffset.UTC);

    private static final LocalTime LAST_OF_DAY = LocalTime.of(23, 58, 30);

    private final List<Line> lines = new ArrayList<>();
    private final Dice dice;

    Delivery(Dice dice) {
        this.dice = dice;
    }

    /** Delivers a call a few seconds after it was made. */
    void deliver(Sample call) {
        Instant deliveredAt = call.at().plusSeconds(dice.between(2, 15));
        add(call, Line.Kind.INVOCATION, call.record(), deliveredAt);
    }

    /** Delivers a call in an object of its own, long after it was made. */
    void deliverLate(Sample call, Instant writtenAt) {
        lines.add(new Line(call.unit(), writtenAt, writtenAt, call.record(), Line.Kind.INVOCATION, call));
    }

    /** Delivers the record of a call once more. */
    void duplicate(Sample call, Instant deliveredAt) {
        add(call, Line.Kind.DUPLICATE, call.record(), deliveredAt);
    }

    /** Delivers another record of the same call, which loses against its own. */
    void twin(Sample call, String record, Instant deliveredAt) {
        add(call, Line.Kind.DUPLICATE, record, deliveredAt);
    }

    /** Delivers a line that is no invocation. */
    void reject(Unit unit, String text, Instant deliveredAt) {
        lines.add(new Line(unit, stamp(unit, deliveredAt), deliveredAt, text, Line.Kind.REJECTED, null));
    }

    /** Lines by the key of their object, which sorts by account, region and time. */
    SortedMap<String, List<Line>> objects() {
        SortedMap<String, List<Line>> objects = new TreeMap<>();
        lines.stream()
                .sorted(Comparator.comparing(Line::deliveredAt))
                .forEach(line -> objects.computeIfAbsent(key(line), key -> new ArrayList<>())
                        .add(line));
        return objects;
    }

    private void add(Sample call, Line.Kind kind, String record, Instant deliveredAt) {
        Instant stamp = stamp(call.unit(), deliveredAt);
        lines.add(new Line(call.unit(), stamp, deliveredAt, record, kind, call));
    }

    private static Instant stamp(Unit unit, Instant deliveredAt) {
        LocalDate day = Weeks.day(deliveredAt);
        for (LocalTime close : closes(unit, day)) {
            Instant stamp = day.atTime(close).toInstant(ZoneOffset.UTC);
            if (!deliveredAt.isAfter(stamp)) {
                return stamp;
            }
        }
        LocalDate next = day.plusDays(1);
        return next.atTime(closes(unit, next).get(0)).toInstant(ZoneOffset.UTC);
    }

    private static List<LocalTime> closes(Unit unit, LocalDate day) {
        List<LocalTime> closes = new ArrayList<>();
        hours(unit, day).forEach(hour -> closes.add(LocalTime.of(hour, 0)));
        closes.add(day.equals(Weeks.LAST) ? LocalTime.of(23, 59, 59) : LAST_OF_DAY);
        return closes;
    }

    /** Hours at which an object is written beside the last one of the day: more of them where and when more is called. */
    private static List<Integer> hours(Unit unit, LocalDate day) {
        if (unit.account().equals(Caller.STAGING)) {
            return List.of();
        }
        if (unit.region().equals(Caller.AMERICA)) {
            return Weeks.isWeekend(day) ? List.of(18) : List.of(14, 18);
        }
        return Weeks.isWeekend(day) ? List.of() : List.of(12);
    }

    private static String key(Line line) {
        Dice name = new Dice(
                line.stamp().getEpochSecond() ^ line.unit().folder(line.stamp()).hashCode());
        Instant written = line.stamp().plusMillis(name.between(100, 899));
        return line.unit().folder(written) + NAME.format(written) + "_" + name.hex() + ".json.gz";
    }
}
