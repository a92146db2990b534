package io.bedrockledger.samples;

import java.time.Duration;
import java.time.Instant;
import java.util.Comparator;
import java.util.List;

/** What delivery does to records: copies, twins, a late object, and lines that are no invocations. */
final class Mishaps {

    private static final Unit PRODUCTION = new Unit(Caller.PRODUCTION, Caller.AMERICA);
    private static final Unit EUROPE = new Unit(Caller.PRODUCTION, Caller.EUROPE);

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    Mishaps(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    /** @param calls everything that was delivered already */
    void happen(List<Sample> calls, Delivery delivery) {
        copies(calls, delivery);
        twins(delivery);
        delivery.deliverLate(late(Weeks.at(11, 3, "21:14:06")), Weeks.at(11, 4, "09:20:31"));
        rejects(calls, delivery);
    }

    private void copies(List<Sample> calls, Delivery delivery) {
        Sample twice = firstAfter(calls, PRODUCTION, Weeks.at(10, 21, "14:00:00"));
        delivery.duplicate(marks.mark("copy-in-object", twice), twice.at().plusSeconds(40));
        Sample again = firstAfter(calls, EUROPE, Weeks.at(10, 23, "09:00:00"));
        delivery.duplicate(marks.mark("copy-in-other-object", again), again.at().plus(Duration.ofHours(4)));
        Sample late = late(Weeks.at(11, 11, "23:51:20"));
        delivery.deliver(late);
        delivery.duplicate(marks.mark("copy-over-midnight", late), Weeks.at(11, 12, "00:04:30"));
        Sample later = late(Weeks.at(11, 16, "23:49:02"));
        delivery.deliver(later);
        delivery.duplicate(marks.mark("copy-over-midnight", later), Weeks.at(11, 17, "00:02:11"));
    }

    /** One call, two records: the one without counts loses, also when it came first or in the folder of the day before. */
    private void twins(Delivery delivery) {
        Sample first = responses(Weeks.at(11, 6, "10:15:30"));
        delivery.twin(
                marks.mark("twin-without-counts", first),
                bare(first),
                first.at().plusSeconds(1));
        delivery.deliver(first);
        Sample overMidnight = responses(Weeks.at(11, 12, "23:58:29"));
        Instant dayBefore = overMidnight.at().plusSeconds(1);
        delivery.twin(marks.mark("twin-over-midnight", overMidnight), bare(overMidnight), dayBefore);
        delivery.deliver(overMidnight);
    }

    private void rejects(List<Sample> calls, Delivery delivery) {
        Sample torn = firstAfter(calls, PRODUCTION, Weeks.at(10, 20, "15:00:00"));
        String half = torn.record().substring(0, torn.record().indexOf("\"text\":\"") + 40);
        delivery.reject(PRODUCTION, half, torn.at().plusSeconds(31));
        delivery.reject(PRODUCTION, "{}", Weeks.at(11, 2, "17:30:00"));
        Sample negative = late(Weeks.at(11, 7, "12:10:10"));
        String counts = "\"outputTokenCount\":" + negative.counts().output();
        delivery.reject(
                PRODUCTION, negative.record().replace(counts, "\"outputTokenCount\":-4"), Weeks.at(11, 7, "12:10:18"));
        Sample foreign = firstAfter(calls, new Unit(Caller.STAGING, Caller.AMERICA), Weeks.at(11, 13, "08:00:00"));
        String other = foreign.record().replace(foreign.requestId(), dice.uuid());
        delivery.reject(PRODUCTION, other, Weeks.at(11, 13, "13:20:00"));
    }

    private Sample responses(Instant at) {
        Caller notebook = Caller.role(Caller.STAGING, Caller.AMERICA, "research-notebook", "ines.okafor");
        String model = "arn:aws:bedrock:us-east-1:444455556666:inference-profile/us.openai.gpt-5.6-luna";
        Exchange exchange = TextFamilies.openAi("Responses", phrases.question(), phrases.knowledge(2));
        return new Draft(notebook, at, dice.uuid(), model, exchange)
                .withoutBodies()
                .tagged(Owners.tags(Owners.KB_ANSWER, "platform", "research"))
                .of(Fact.metadata(Owners.KB_ANSWER))
                .sample();
    }

    /** The second record that such a call leaves: no metadata, no counts. */
    private static String bare(Sample call) {
        return call.record()
                .replaceAll("\"requestMetadata\":\\{[^}]*},", "")
                .replaceAll(",\"(input|output)TokenCount\":\\d+", "");
    }

    private Sample late(Instant at) {
        Caller caller = Caller.role(Caller.PRODUCTION, Caller.AMERICA, "kb-service", "kb-6f77c-q9");
        Prompt prompt = Prompt.of(Prompts.KB_ANSWER, phrases.question(), 700);
        Exchange exchange = Converse.exchange(Converse.STREAM, prompt, Answer.to(prompt, phrases.knowledge(2), dice));
        Sample call = new Draft(caller, at, dice.uuid(), "us.anthropic.claude-sonnet-5-5", exchange)
                .tagged(Owners.tags(Owners.KB_ANSWER, "platform", "production"))
                .of(Fact.metadata(Owners.KB_ANSWER))
                .servedIn("us-east-1")
                .sample();
        return at.equals(Weeks.at(11, 3, "21:14:06")) ? marks.mark("late-object", call) : call;
    }

    private static Sample firstAfter(List<Sample> calls, Unit unit, Instant at) {
        return calls.stream()
                .filter(call -> call.unit().equals(unit) && call.at().isAfter(at))
                .min(Comparator.comparing(Sample::at))
                .orElseThrow();
    }
}
