package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Drafts of answers to customers, in production and in a staging twin that holds the same prompt until it goes its own
 * way. Half-way production moves to a dearer model; one afternoon many calls are throttled and tried again.
 */
final class ReplyDraft implements Story {

    static final LocalDate DEARER_MODEL = LocalDate.of(2026, 11, 9);
    static final LocalDate VERSION_8 = LocalDate.of(2026, 11, 16);
    static final LocalDate TWIN_DIVERGES = LocalDate.of(2026, 11, 11);

    private static final Instant THROTTLED_FROM = Weeks.at(11, 3, "15:00:00");
    private static final Instant THROTTLED_UNTIL = Weeks.at(11, 3, "18:00:00");
    private static final int MAX_TOKENS = 4000;
    private static final String HAIKU = "us.anthropic.claude-haiku-4-5-20251001-v1:0";
    private static final String SONNET = "us.anthropic.claude-sonnet-5-5";
    private static final String OPUS = "us.anthropic.claude-opus-5-5";
    private static final Caller PRODUCTION =
            Caller.role(Caller.PRODUCTION, Caller.AMERICA, "reply-service", "reply-7c9f5-x2");
    private static final Caller STAGING = Caller.role(Caller.STAGING, Caller.AMERICA, "reply-service", "reply-stg-1");
    private static final List<String> SERVED_IN = List.of("us-east-1", "us-east-2", "us-west-2");

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    ReplyDraft(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            for (Instant at : Rhythm.AMERICAN_CUSTOMERS.moments(day, 47, dice)) {
                production(day, at, calls);
            }
            for (Instant at : Rhythm.OFFICE.moments(day, 12, dice)) {
                calls.add(staging(day, at));
            }
        }
        return calls;
    }

    private void production(LocalDate day, Instant at, List<Sample> calls) {
        boolean dearer = !day.isBefore(DEARER_MODEL);
        String product = phrases.product();
        boolean newest = !day.isBefore(VERSION_8);
        Prompt prompt = Prompt.of(
                newest ? Prompts.DRAFT_REPLY_8 : Prompts.DRAFT_REPLY_7,
                phrases.customerMail(product, phrases.order()),
                MAX_TOKENS);
        Answer answer = dearer
                ? Answer.to(prompt, phrases.longReply(product), dice).thought(dice.between(1400, 3200))
                : Answer.to(prompt, phrases.reply(product), dice).thought(dice.between(600, 1700));
        Map<String, Object> tags = Json.merged(
                Owners.tags(Owners.REPLY_DRAFT, "support", "production"),
                Owners.prompt("draft-reply", newest ? "8" : "7"));
        String model = dearer ? OPUS : SONNET;
        Exchange exchange = Converse.exchange(Converse.CALL, prompt, answer);
        Instant answeredAt = retried(at, model, exchange, tags, calls);
        Sample call = new Draft(PRODUCTION, answeredAt, dice.uuid(), model, exchange)
                .tagged(tags)
                .of(Fact.metadata(Owners.REPLY_DRAFT))
                .servedIn(dice.pick(SERVED_IN))
                .sample();
        if (dearer) {
            marks.mark("model-moved", call);
        }
        calls.add(call);
    }

    /** Adds the failed attempts before an answer; returns when the answer came. */
    private Instant retried(Instant at, String model, Exchange exchange, Map<String, Object> tags, List<Sample> calls) {
        boolean throttled = !at.isBefore(THROTTLED_FROM) && at.isBefore(THROTTLED_UNTIL);
        int failures = throttled ? dice.between(1, 3) : dice.chance(1) ? 1 : 0;
        String error = throttled ? "ThrottlingException" : "ModelTimeoutException";
        Instant attempt = at;
        for (int i = 0; i < failures; i++) {
            Sample failed = new Draft(PRODUCTION, attempt, dice.uuid(), model, exchange)
                    .tagged(tags)
                    .of(Fact.metadata(Owners.REPLY_DRAFT))
                    .failed(error)
                    .sample();
            calls.add(throttled ? marks.mark("retries", failed) : failed);
            attempt = attempt.plusSeconds((2L << i) + dice.between(0, 1));
        }
        return attempt;
    }

    private Sample staging(LocalDate day, Instant at) {
        boolean diverged = !day.isBefore(TWIN_DIVERGES);
        String product = phrases.product();
        Prompt prompt = Prompt.of(
                diverged ? Prompts.DRAFT_REPLY_NEXT : Prompts.DRAFT_REPLY_7,
                phrases.customerMail(product, phrases.order()),
                MAX_TOKENS);
        Exchange exchange = Converse.exchange(Converse.CALL, prompt, Answer.to(prompt, phrases.reply(product), dice));
        Sample call = new Draft(STAGING, at, dice.uuid(), HAIKU, exchange)
                .tagged(Json.merged(
                        Owners.tags(Owners.REPLY_DRAFT, "support", "staging"), Owners.prompt("draft-reply", "7")))
                .of(Fact.metadata(Owners.REPLY_DRAFT))
                .servedIn("us-east-2")
                .sample();
        return marks.mark(diverged ? "staging-twin-diverged" : "staging-twin", call);
    }
}
