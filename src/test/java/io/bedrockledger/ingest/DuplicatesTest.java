package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;

class DuplicatesTest {

    private static final LocalDate DAY = LocalDate.parse("2026-11-10");
    private static final String ID = "694985fb-0677-49bd-ad69-0e0dd9e850c6";

    @Test
    void theEarlierLineOfOneObjectWins() {
        Identities object = new Identities(DAY, "a");
        object.add(ID, 3, true);
        object.add(ID, 7, true);

        assertThat(lines(List.of(object))).containsExactly("a:7");
    }

    @Test
    void theRecordWithCountsWinsEvenWhenItComesLater() {
        Identities first = new Identities(DAY, "a");
        first.add(ID, 1, false);
        Identities second = new Identities(DAY, "b");
        second.add(ID, 1, true);

        assertThat(lines(List.of(first, second))).containsExactly("a:1");
    }

    @Test
    void aNeighbouringDayIsCompared() {
        Identities today = new Identities(DAY, "a");
        today.add(ID, 1, true);
        Identities tomorrow = new Identities(DAY.plusDays(1), "b");
        tomorrow.add(ID, 1, true);

        assertThat(lines(List.of(tomorrow, today))).containsExactly("b:1");
    }

    @Test
    void aSecondDeliveryInTheNextFolderIsOneWhateverTheHour() {
        Identities today = new Identities(DAY, "a");
        today.add(ID, 1, true);
        Identities tomorrow = new Identities(DAY.plusDays(1), "b");
        tomorrow.add(ID, 1, false);

        assertThat(lines(List.of(today, tomorrow))).containsExactly("b:1");
    }

    @Test
    void foldersTwoDaysApartAreNeverCompared() {
        Identities today = new Identities(DAY, "a");
        today.add(ID, 1, true);
        Identities later = new Identities(DAY.plusDays(2), "b");
        later.add(ID, 1, true);

        assertThat(lines(List.of(today, later))).isEmpty();
    }

    @Test
    void idsThatShareTheirUpperHalfAreDifferentRequests() {
        Identities object = new Identities(DAY, "a");
        object.add("694985fb-0677-49bd-ad69-0e0dd9e850c6", 1, true);
        object.add("694985fb-0677-49bd-ad69-0e0dd9e850c7", 2, true);

        assertThat(lines(List.of(object))).isEmpty();
    }

    @Test
    void idsThatAreNoUuidsAreComparedToo() {
        Identities object = new Identities(DAY, "a");
        object.add("694985FB-0677-49bd-ad69-0e0dd9e850c6", 1, true);
        object.add("694985fb-0677-49bd-ad69-0e0dd9e850c6", 2, true);
        object.add("req-1", 3, true);
        object.add("req-1", 4, true);

        assertThat(lines(List.of(object))).containsExactly("a:4");
    }

    @Test
    void theOrderOfObjectsChangesNothing() {
        Random random = new Random(11);
        List<Identities> objects = new ArrayList<>();
        for (int o = 0; o < 6; o++) {
            Identities object = new Identities(DAY.plusDays(o % 3), "object-" + o);
            for (int line = 1; line <= 50; line++) {
                object.add("req-" + random.nextInt(60), line, random.nextBoolean());
            }
            objects.add(object);
        }
        List<String> expected = lines(objects);
        for (int shuffle = 0; shuffle < 5; shuffle++) {
            Collections.shuffle(objects, random);
            assertThat(lines(objects)).containsExactlyElementsOf(expected).isNotEmpty();
        }
    }

    private static List<String> lines(List<Identities> objects) {
        return Duplicates.losers(objects).stream()
                .map(place -> place.logKey() + ":" + place.line())
                .sorted()
                .toList();
    }
}
