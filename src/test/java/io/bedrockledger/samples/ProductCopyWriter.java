package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Product texts for the web shop. From one morning on the system text is thirty times as long, under the same version.
 * On weekdays many articles come with photographs, and such a request is so large that it is off-loaded. Texts for sets
 * of articles run into the limit of the answer. In one night an import does not get past an article and sends the same
 * request until somebody stops it.
 */
final class ProductCopyWriter implements Story {

    static final Instant LONGER_FROM = Weeks.at(11, 5, "09:00:00");

    private static final String MODEL =
            "arn:aws:bedrock:eu-central-1:111122223333:inference-profile/eu.anthropic.claude-sonnet-4-6";
    private static final String BODY_MODEL = "claude-sonnet-4-6";
    private static final int MAX_TOKENS = 2400;

    /** What is left of a limit after long thought. */
    private static final int CUT_TEXT_TOKENS = 320;

    /** What Claude counts for a photograph. */
    private static final int TOKENS_A_PHOTOGRAPH = 1568;

    private static final Caller CALLER =
            Caller.role(Caller.PRODUCTION, Caller.EUROPE, "catalogue-writer", "catalogue-1");

    private static final Caller IMPORT =
            Caller.role(Caller.PRODUCTION, Caller.EUROPE, "catalogue-writer", "catalogue-import");

    /** A Saturday night, inclusive. */
    private static final Instant LOOP_FROM = Weeks.at(11, 14, "02:31:07");

    /** Exclusive. */
    private static final Instant LOOP_UNTIL = Weeks.at(11, 14, "06:12:00");

    private static final List<Instant> BLOCKED = List.of(Weeks.at(10, 30, "10:22:31"), Weeks.at(11, 12, "14:47:05"));

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    ProductCopyWriter(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            for (Instant at : Rhythm.OFFICE.moments(day, 34, dice)) {
                calls.add(call(at));
            }
        }
        loop(calls);
        for (Instant at : BLOCKED) {
            Exchange exchange = Anthropic.blocked(prompt(at, phrases.product()), Guardrail.APOLOGY);
            calls.add(marks.mark(
                    "blocked-without-counts", record(CALLER, at, exchange).sample()));
            Exchange stream = Anthropic.blockedStream(prompt(at, phrases.product()), Guardrail.APOLOGY, BODY_MODEL);
            calls.add(marks.mark(
                    "blocked-stream", record(CALLER, at.plusSeconds(95), stream).sample()));
        }
        return calls;
    }

    private void loop(List<Sample> calls) {
        Prompt stuck = prompt(LOOP_FROM, phrases.product());
        String copy = phrases.productCopy(phrases.product(), 9);
        for (Instant at = LOOP_FROM; at.isBefore(LOOP_UNTIL); at = at.plusSeconds(dice.between(22, 26))) {
            Exchange exchange =
                    Anthropic.call(stuck, Answer.to(stuck, copy, dice).thought(1150), BODY_MODEL);
            calls.add(marks.mark(
                    "runaway-loop",
                    record(IMPORT, at, exchange).servedIn("eu-north-1").sample()));
        }
    }

    private Sample call(Instant at) {
        String product = phrases.product();
        Prompt prompt = prompt(at, product);
        boolean cut = dice.chance(6);
        int photographs = !Weeks.isWeekend(Weeks.day(at)) && dice.chance(45) ? dice.between(5, 14) : 0;
        long input = prompt.inputTokens() + (long) photographs * TOKENS_A_PHOTOGRAPH;
        String copy = phrases.productCopy(product, cut ? 30 : dice.between(5, 9));
        Answer answer = cut ? truncated(input, copy) : answer(input, copy);
        Exchange exchange = dice.chance(25)
                ? Anthropic.stream(prompt, answer, BODY_MODEL)
                : Anthropic.call(prompt, answer, BODY_MODEL);
        Draft draft =
                record(CALLER, at, exchange).servedIn(dice.pick(List.of("eu-central-1", "eu-north-1", "eu-west-3")));
        Sample call = (photographs > 0 ? draft.inputOffloaded() : draft).sample();
        if (cut) {
            marks.mark("truncated", call);
        }
        return at.isBefore(LONGER_FROM) ? call : marks.mark("prompt-changed-silently", call);
    }

    private Answer answer(long input, String copy) {
        int output = Text.tokens(copy);
        return Answer.text(copy, Usage.of(input, output), 350 + output * dice.between(11, 17))
                .thought(dice.between(400, 1600));
    }

    private static Answer truncated(long input, String copy) {
        String text = copy.substring(0, CUT_TEXT_TOKENS * 4);
        return Answer.text(text, Usage.of(input, MAX_TOKENS), 33_210).stopped("max_tokens");
    }

    private Prompt prompt(Instant at, String product) {
        String system = at.isBefore(LONGER_FROM) ? Prompts.PRODUCT_COPY : Prompts.PRODUCT_COPY_LONGER;
        return Prompt.of(system, phrases.articleSheet(product), MAX_TOKENS);
    }

    private Draft record(Caller caller, Instant at, Exchange exchange) {
        Map<String, Object> tags = Json.object(
                "application", "catalogue-writer",
                "prompt_id", "product-copy",
                "prompt_version", "4",
                "team", "shop");
        return new Draft(caller, at, dice.uuid(), MODEL, exchange).tagged(tags).of(Fact.metadata(Owners.PRODUCT_COPY));
    }
}
