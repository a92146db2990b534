package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/**
 * Reviews of pull requests by the dearest model, called through an application inference profile: the profile tells
 * whose they are. Requests are large and off-loaded.
 */
final class CodeReview implements Story {

    private static final String PROFILE =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/k7w2m9q4x1ab";

    /** A profile that somebody made by hand and nobody declared. */
    private static final String UNDECLARED =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/zz81h3t0p5cd";

    private static final String BODY_MODEL = "claude-opus-5-5";

    /** Their answers are off-loaded too; the body of the second one has expired. */
    private static final Instant LONG_ANSWER = Weeks.at(11, 22, "09:41:18");

    private static final Instant LOST_ANSWER = Weeks.at(11, 19, "13:05:52");

    /** Reviews of one afternoon, while no body was delivered. */
    private static final int BEFORE_RELEASE = 8;

    private static final List<Instant> EXPERIMENTS =
            List.of(Weeks.at(11, 10, "10:02:13"), Weeks.at(11, 10, "10:09:40"), Weeks.at(11, 10, "10:31:55"));

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    CodeReview(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            for (Instant at : Rhythm.OFFICE.moments(day, 12, dice)) {
                calls.add(call(at));
            }
        }
        calls.add(marks.mark(
                "answer-offloaded", review(LONG_ANSWER, false).outputOffloaded().sample()));
        calls.add(marks.mark(
                "answer-missing", review(LOST_ANSWER, false).outputOffloaded().sample()));
        for (int i = 0; i < BEFORE_RELEASE; i++) {
            Instant at = BodyDelivery.OFF.plusSeconds(1207 + i * 611L);
            calls.add(marks.mark("bodies-off", review(at, false).sample()));
        }
        EXPERIMENTS.forEach(at -> calls.add(marks.mark("profile-undeclared", experiment(at))));
        return calls;
    }

    private Sample call(Instant at) {
        return marks.mark("profile-declared", review(at, dice.chance(55)).sample());
    }

    /** @param warm whether an hour has not passed since the last call */
    private Draft review(Instant at, boolean warm) {
        int changed = dice.between(5200, 12800);
        Prompt prompt =
                Prompt.of(Prompts.CODE_REVIEW, phrases.diff(changed), 4000).cached(Prompt.Cache.ONE_HOUR);
        Answer answer = answer(prompt, warm);
        return new Draft(caller(at), at, dice.uuid(), PROFILE, Anthropic.stream(prompt, answer, BODY_MODEL))
                .of(Fact.profile(Owners.CODE_REVIEW))
                .servedIn(dice.pick(List.of("us-east-1", "us-east-2")))
                .inputOffloaded();
    }

    /** The repository's map lives for an hour, the file at hand for five minutes; the diff itself is not cached. */
    private Answer answer(Prompt prompt, boolean warm) {
        StringBuilder remarks = new StringBuilder();
        for (int i = dice.between(3, 8); i > 0; i--) {
            remarks.append(phrases.remark()).append('\n');
        }
        int all = prompt.inputTokens();
        int map = all * 45 / 100;
        int file = all * 20 / 100;
        int thinking = dice.between(400, 2600);
        int output = Text.tokens(remarks.toString()) + thinking;
        Usage usage = new Usage(all - map - file, warm ? map : 0, file, warm ? 0 : map, output);
        return Answer.text(remarks.toString(), usage, 1900 + output * dice.between(15, 21));
    }

    private Sample experiment(Instant at) {
        Prompt prompt = Prompt.of(Prompts.CODE_REVIEW, phrases.diff(24), 1000);
        Exchange exchange = Converse.exchange(Converse.CALL, prompt, Answer.to(prompt, phrases.remark(), dice));
        return new Draft(caller(at), at, dice.uuid(), UNDECLARED, exchange)
                .servedIn("us-east-2")
                .sample();
    }

    private static Caller caller(Instant at) {
        String session = "review-"
                + (4000 + (at.getEpochSecond() - Weeks.midnight(Weeks.FIRST).getEpochSecond()) / 5000);
        return Caller.role(Caller.PRODUCTION, Caller.AMERICA, "ci-runner", session);
    }
}
