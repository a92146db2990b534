package io.bedrockledger.findings;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.warehouse.FindingColumn;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class LifecycleTest {

    private static final LocalDate DAY = LocalDate.of(2026, 11, 10);
    private static final String PLACE = "111122223333/us-east-1";
    private static final Subject SUBJECT = new Subject(FindingKind.OFF_MODEL, Map.of(FindingColumn.WORKFLOW, "tutor"));

    @Test
    void aNewOneIsOpen() {
        Finding finding = look(DAY).seen(sighting(DAY), null);

        assertThat(finding.state()).isEqualTo(FindingState.OPEN);
        assertThat(finding.since()).isEqualTo(DAY);
        assertThat(finding.opened()).isEqualTo(1);
    }

    @Test
    void oneThatIsStillThereKeepsItsDays() {
        Finding first = look(DAY).seen(sighting(DAY), null);
        Finding next = look(DAY.plusDays(1)).seen(sighting(DAY.plusDays(1)), first);

        assertThat(next.since()).isEqualTo(DAY);
        assertThat(next.seen().firstSeen()).isEqualTo(DAY);
        assertThat(next.asOf()).isEqualTo(DAY.plusDays(1));
        assertThat(next.opened()).isEqualTo(1);
    }

    @Test
    void oneThatComesBackIsTheSameOneOpenedAgain() {
        Finding first = look(DAY).seen(sighting(DAY), null);
        Finding gone = look(DAY.plusDays(1)).notSeen(first);
        Finding back = look(DAY.plusDays(2)).seen(sighting(DAY.plusDays(2)), gone);

        assertThat(gone.state()).isEqualTo(FindingState.RESOLVED);
        assertThat(gone.asOf())
                .as("figures are those of the day when it was seen")
                .isEqualTo(DAY);
        assertThat(back.id()).isEqualTo(first.id());
        assertThat(back.opened()).isEqualTo(2);
        assertThat(back.since()).isEqualTo(DAY.plusDays(2));
        assertThat(back.seen().firstSeen()).isEqualTo(DAY);
    }

    @Test
    void aPlaceIsDarkFromItsSeventhDayWithoutACallOn() {
        Finding first = look(DAY).seen(sighting(DAY), null);

        assertThat(lookWith(DAY.plusDays(6), DAY).notSeen(first).state()).isEqualTo(FindingState.RESOLVED);
        assertThat(lookWith(DAY.plusDays(7), DAY).notSeen(first).state()).isEqualTo(FindingState.UNKNOWN);
        assertThat(lookWith(DAY.plusDays(7), null).notSeen(first).reason())
                .isEqualTo("no call came from " + PLACE + " after it was seen");
    }

    @Test
    void whatIsResolvedIsNotUnknownBecauseNobodyCouldLook() {
        Finding gone = look(DAY).notSeen(look(DAY).seen(sighting(DAY), null));

        assertThat(look(DAY.plusDays(1)).unknown(gone, "its detector failed")).isEqualTo(gone);
        assertThat(lookWith(DAY.plusDays(9), DAY).notSeen(gone)).isEqualTo(gone);
    }

    @Test
    void whatIsUnknownKeepsTheDayOnWhichItBecameSo() {
        Finding first = look(DAY).seen(sighting(DAY), null);
        Finding unknown = look(DAY.plusDays(1)).unknown(first, "its detector failed");

        assertThat(look(DAY.plusDays(2)).unknown(unknown, "its detector failed"))
                .isEqualTo(unknown);
        assertThat(look(DAY.plusDays(2))
                        .seen(sighting(DAY.plusDays(2)), unknown)
                        .opened())
                .isEqualTo(1);
    }

    @Test
    void anAcknowledgementHoldsUpToItsLastDayAndThenTheFindingIsOpen() {
        Finding known = acknowledging(DAY).seen(sighting(DAY), null);
        Finding expired = acknowledging(DAY.plusDays(1)).seen(sighting(DAY), known);

        assertThat(known.state()).isEqualTo(FindingState.ACKNOWLEDGED);
        assertThat(known.accepted()).isEqualTo(new Finding.Accepted("ada", DAY, "a trial"));
        assertThat(expired.state()).isEqualTo(FindingState.OPEN);
        assertThat(expired.accepted()).isNull();
    }

    private static Lifecycle acknowledging(LocalDate today) {
        Acknowledgement trial = new Acknowledgement(
                "acknowledged.yaml:2",
                null,
                FindingKind.OFF_MODEL,
                Map.of(FindingColumn.WORKFLOW, "tutor"::equals),
                "ada",
                DAY,
                "a trial");
        return new Lifecycle(new Registry(List.of(), List.of(trial), true), DAY, today, Map.of(PLACE, DAY));
    }

    private static Lifecycle look(LocalDate day) {
        return lookWith(day, day);
    }

    private static Lifecycle lookWith(LocalDate day, @Nullable LocalDate lastCall) {
        return new Lifecycle(
                new Registry(List.of(), List.of(), true),
                day,
                day.plusDays(1),
                lastCall == null ? Map.of() : Map.of(PLACE, lastCall));
    }

    private static Sighting sighting(LocalDate day) {
        return new Sighting(SUBJECT, null, new BigDecimal("1.000000000000"), 0, 1, 0, day, day, PLACE, null);
    }
}
