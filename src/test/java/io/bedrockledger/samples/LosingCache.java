package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;

/**
 * Answers from the handbook in Europe, with the whole handbook cached for five minutes while a question comes every
 * fifteen to forty: nearly every call pays a quarter more for a cache that nobody reads. Its callers share a role and send no
 * tags; the session name tells whose they are.
 */
final class LosingCache implements Story {

    private static final Caller CALLER = Caller.role(Caller.PRODUCTION, Caller.EUROPE, "app-runtime", "kb-answer-eu-2");

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;
    private Instant warmUntil = Instant.EPOCH;

    LosingCache(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            int hours = Weeks.isWeekend(day) ? 4 : 11;
            Instant at = day.atTime(LocalTime.of(6, dice.between(1, 20))).toInstant(ZoneOffset.UTC);
            Instant end = at.plusSeconds(hours * 3600L);
            while (at.isBefore(end)) {
                calls.add(call(at));
                boolean again = dice.chance(6);
                at = at.plusSeconds(again ? dice.between(45, 170) : dice.between(900, 2400));
            }
        }
        return calls;
    }

    private Sample call(Instant at) {
        Prompt prompt = Prompt.of(Prompts.KB_HANDBOOK, phrases.question(), 700).cached(Prompt.Cache.FIVE_MINUTES);
        String text = phrases.knowledge(dice.between(2, 4));
        boolean warm = at.isBefore(warmUntil);
        warmUntil = at.plusSeconds(300);
        int prefix = prompt.prefixTokens();
        int output = Text.tokens(text);
        Usage usage = new Usage(prompt.messageTokens(), warm ? prefix : 0, warm ? 0 : prefix, 0, output);
        Exchange exchange =
                Converse.exchange(Converse.CALL, prompt, Answer.text(text, usage, 700 + output * dice.between(12, 18)));
        Sample call = new Draft(CALLER, at, dice.uuid(), "global.anthropic.claude-sonnet-4-6", exchange)
                .of(Fact.principal(Owners.KB_ANSWER))
                .servedIn(dice.pick(List.of("eu-central-1", "us-east-2")))
                .inputOffloaded()
                .sample();
        return marks.mark(warm ? "losing-cache-read" : "losing-cache-write", call);
    }
}
