package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.warehouse.DayUnit;
import io.bedrockledger.warehouse.StopCheck;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class DuplicatesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-10");
    private static final String ID = "694985fb-0677-49bd-ad69-0e0dd9e850c6";

    @TempDir
    Path folder;

    /** A record as a test writes it down; the object is named for its day. */
    private record Told(String requestId, DayUnit unit, String object, long line, boolean counts, boolean duplicate) {

        static Told of(String requestId, int day, String object, long line) {
            return new Told(requestId, DuplicatesTest.unit(day), object, line, true, false);
        }

        Told withoutCounts() {
            return new Told(requestId, unit, object, line, false, duplicate);
        }

        Told knownAsDuplicate() {
            return new Told(requestId, unit, object, line, counts, true);
        }

        Told in(String region) {
            return new Told(
                    requestId, new DayUnit(unit.logDate(), unit.accountId(), region), object, line, counts, false);
        }

        String key() {
            return unit.region() + "/" + unit.logDate() + "/" + object;
        }

        @Override
        public String toString() {
            return object + ":" + line;
        }
    }

    private static DayUnit unit(int day) {
        return new DayUnit(DAY.plusDays(day), "111122223333", "us-east-1");
    }

    @Test
    void theEarlierLineOfOneObjectWins() {
        assertThat(losers(Told.of(ID, 0, "a", 3), Told.of(ID, 0, "a", 7))).containsExactly("a:7");
    }

    @Test
    void theRecordWithCountsWinsEvenWhenItComesLater() {
        assertThat(losers(Told.of(ID, 0, "a", 1).withoutCounts(), Told.of(ID, 0, "b", 1)))
                .containsExactly("a:1");
        assertThat(losers(Told.of(ID, 0, "a", 1).withoutCounts(), Told.of(ID, 1, "b", 1)))
                .containsExactly("a:1");
    }

    @Test
    void aNeighbouringDayIsComparedAndTheEarlierWins() {
        assertThat(losers(Told.of(ID, 1, "b", 1), Told.of(ID, 0, "c", 1))).containsExactly("b:1");
        assertThat(losers(Told.of(ID, 0, "c", 1), Told.of(ID, 1, "b", 1).withoutCounts()))
                .containsExactly("b:1");
    }

    @Test
    void foldersTwoDaysApartAreNeverCompared() {
        assertThat(losers(Told.of(ID, 0, "a", 1), Told.of(ID, 2, "b", 1))).isEmpty();
    }

    @Test
    void ofThreeDaysInARowOnlyTheFirstKeepsTheCall() {
        assertThat(losers(Told.of(ID, 0, "a", 1), Told.of(ID, 1, "b", 1), Told.of(ID, 2, "c", 1)))
                .containsExactly("b:1", "c:1");
    }

    @Test
    void aKnownDuplicateStillWinsAgainstTheNextDayAndIsNotFoundAgain() {
        assertThat(losers(Told.of(ID, 1, "b", 1).knownAsDuplicate(), Told.of(ID, 2, "c", 1)))
                .containsExactly("c:1");
        assertThat(losers(Told.of(ID, 0, "a", 1), Told.of(ID, 1, "b", 1).knownAsDuplicate()))
                .isEmpty();
    }

    @Test
    void anotherRegionIsAnotherCall() {
        assertThat(losers(Told.of(ID, 0, "a", 1), Told.of(ID, 0, "b", 1).in("eu-west-1")))
                .isEmpty();
    }

    @Test
    void idsThatShareTheirUpperHalfAreDifferentRequests() {
        assertThat(losers(
                        Told.of("694985fb-0677-49bd-ad69-0e0dd9e850c6", 0, "a", 1),
                        Told.of("694985fb-0677-49bd-ad69-0e0dd9e850c7", 0, "a", 2)))
                .isEmpty();
    }

    @Test
    void idsThatAreNoUuidsAreComparedToo() {
        assertThat(losers(
                        Told.of("694985FB-0677-49bd-ad69-0e0dd9e850c6", 0, "a", 1),
                        Told.of("694985fb-0677-49bd-ad69-0e0dd9e850c6", 0, "a", 2),
                        Told.of("req-1", 0, "a", 3),
                        Told.of("req-1", 0, "a", 4)))
                .containsExactly("a:4");
    }

    /** Parts of few entries go to disk; the answer is that of comparing every record with every other. */
    @ParameterizedTest
    @ValueSource(ints = {1, 7, 64, 100_000})
    void theOrderOfRecordsAndTheSizeOfMemoryChangeNothing(int partEntries) {
        Random random = new Random(11);
        for (int round = 0; round < 20; round++) {
            List<Told> records = records(random);
            Set<String> expected = new TreeSet<>();
            records.stream()
                    .filter(record -> !record.duplicate())
                    .filter(record -> records.stream().anyMatch(other -> beats(other, record)))
                    .forEach(record -> expected.add(record.toString()));
            Collections.shuffle(records, random);

            assertThat(losers(partEntries, records)).isNotEmpty().containsExactlyElementsOf(expected);
        }
    }

    private static List<Told> records(Random random) {
        List<Told> records = new ArrayList<>();
        for (int object = 0; object < 6; object++) {
            for (int line = 1; line <= 40; line++) {
                records.add(new Told(
                        "req-" + random.nextInt(60),
                        unit(object % 4),
                        "object-" + object,
                        line,
                        random.nextBoolean(),
                        random.nextInt(10) == 0));
            }
        }
        return records;
    }

    private static boolean beats(Told one, Told other) {
        long days = one.unit().logDate().toEpochDay() - other.unit().logDate().toEpochDay();
        return one.requestId().equals(other.requestId())
                && one.unit().region().equals(other.unit().region())
                && Math.abs(days) <= 1
                && Comparator.comparing(Told::counts, Comparator.reverseOrder())
                                .thenComparing(told -> told.unit().logDate())
                                .thenComparing(Told::key)
                                .thenComparing(Told::line)
                                .compare(one, other)
                        < 0;
    }

    private List<String> losers(Told... records) {
        return losers(1_000, List.of(records));
    }

    private List<String> losers(int partEntries, List<Told> records) {
        Map<DayUnit, Set<String>> keys = new TreeMap<>(Listing.BY_DATE);
        for (Told record : records) {
            keys.computeIfAbsent(record.unit(), unit -> new TreeSet<>()).add(record.key());
        }
        try (Duplicates duplicates =
                new Duplicates(new Places(keys), new IdentitySort(folder.resolve("ids"), partEntries))) {
            for (Told record : records) {
                duplicates.add(
                        record.requestId(),
                        duplicates.place(record.key()),
                        record.line(),
                        record.counts(),
                        record.duplicate());
            }
            Losers losers = duplicates.losers(StopCheck.NEVER);
            return records.stream()
                    .filter(record -> losers.contains(record.key(), record.line()))
                    .map(Told::toString)
                    .sorted()
                    .toList();
        }
    }
}
