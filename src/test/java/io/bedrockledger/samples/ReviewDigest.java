package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A job of the nights before working days that nobody tagged: it is known by its role alone. It runs in America, where
 * the flex tier is; once a week an urgent article pays for priority. Beside the newest reviews goes the table of all.
 */
final class ReviewDigest implements Story {

    private static final String MODEL = "us.amazon.nova-pro-v1:0";

    private final Dice dice;
    private final Phrases phrases;

    ReviewDigest(Dice dice) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.weekdays()) {
            Instant at = Weeks.midnight(day).plusSeconds(2 * 3600L + dice.between(60, 240));
            for (int article = dice.between(17, 23); article > 0; article--) {
                boolean urgent = article == 1 && day.getDayOfMonth() % 7 == 2;
                calls.add(call(at, digest(dice.between(14, 30), urgent ? "priority" : "flex")));
                at = at.plusSeconds(dice.between(31, 88));
            }
        }
        return calls;
    }

    private Exchange digest(int reviews, String tier) {
        Prompt prompt = Prompt.of(Prompts.REVIEW_DIGEST, phrases.reviews(reviews), 400)
                .with(List.of(new Part.Document("csv", "reviews", dice.between(60_000, 230_000))));
        Map<String, Object> served = Json.object("serviceTier", Json.object("type", tier));
        return Converse.exchange(Converse.CALL, prompt, Answer.to(prompt, phrases.digest(), dice), served);
    }

    private Sample call(Instant at, Exchange exchange) {
        Caller caller = Caller.role(
                Caller.PRODUCTION,
                Caller.AMERICA,
                "nightly-digest",
                "run-" + Weeks.day(at).toString());
        return new Draft(caller, at, dice.uuid(), MODEL, exchange)
                .of(Fact.principal(Owners.REVIEW_DIGEST))
                .servedIn(dice.pick(List.of("us-east-1", "us-west-2")))
                .sample();
    }
}
