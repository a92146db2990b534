package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** One prompt, held by two teams under two names: each pays for its own copy and improves it alone. */
final class ToneChecks implements Story {

    private static final Caller SUPPORT =
            Caller.role(Caller.PRODUCTION, Caller.AMERICA, "reply-service", "reply-7c9f5-x2");
    private static final Caller SHOP = Caller.role(Caller.PRODUCTION, Caller.EUROPE, "catalogue-writer", "catalogue-1");

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    ToneChecks(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            for (Instant at : Rhythm.AMERICAN_CUSTOMERS.moments(day, 14, dice)) {
                calls.add(marks.mark("same-prompt-support", support(at)));
            }
            for (Instant at : Rhythm.OFFICE.moments(day, 14, dice)) {
                calls.add(marks.mark("same-prompt-shop", shop(at)));
            }
        }
        return calls;
    }

    private Sample support(Instant at) {
        Exchange exchange = check(phrases.reply(phrases.product()));
        return new Draft(SUPPORT, at, dice.uuid(), "amazon.nova-lite-v1:0", exchange)
                .tagged(Json.merged(
                        Owners.tags(Owners.REPLY_DRAFT, "support", "production"), Owners.prompt("tone-check", "2")))
                .of(Fact.metadata(Owners.REPLY_DRAFT))
                .sample();
    }

    private Sample shop(Instant at) {
        Exchange exchange = check(phrases.productCopy(phrases.product(), 4));
        return new Draft(SHOP, at, dice.uuid(), "eu.amazon.nova-lite-v1:0", exchange)
                .tagged(Json.merged(
                        Owners.tags(Owners.PRODUCT_COPY, "shop", "production"), Owners.prompt("voice-check", "1")))
                .of(Fact.metadata(Owners.PRODUCT_COPY))
                .servedIn(dice.pick(List.of("eu-central-1", "eu-north-1", "eu-west-1")))
                .sample();
    }

    private Exchange check(String text) {
        Prompt prompt = Prompt.of(Prompts.TONE_CHECK, text, 80);
        String verdict = dice.pick(List.of(
                "{\"tone\": \"warm\", \"reason\": \"thanks, says what happens next\", \"send\": true}",
                "{\"tone\": \"neutral\", \"reason\": \"an apology without a next step\", \"send\": true}",
                "{\"tone\": \"cold\", \"reason\": \"begins with the rule, not the person\", \"send\": false}"));
        return Converse.exchange(Converse.CALL, prompt, Answer.to(prompt, verdict, dice));
    }
}
