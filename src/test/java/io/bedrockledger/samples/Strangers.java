package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;

/** Callers that no rule knows: a developer with a coding tool, and an API key that somebody made for a script. */
final class Strangers implements Story {

    private static final Caller DEVELOPER = Caller.role(
            Caller.PRODUCTION,
            Caller.AMERICA,
            "AWSReservedSSO_Developer_0f3a9c1e2b4d5f67",
            "jonas.brandt@fernhill.example");

    private static final Caller SCRIPT =
            new Caller(Caller.PRODUCTION, Caller.AMERICA, "arn:aws:iam::111122223333:user/BedrockAPIKey-7hq2");

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    Strangers(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.weekdays()) {
            for (Instant at : Rhythm.OFFICE.moments(day, 6, dice)) {
                calls.add(marks.mark("nobodys-developer", developer(at)));
            }
            for (Instant at : Rhythm.OFFICE.moments(day, 3, dice)) {
                calls.add(marks.mark("nobodys-api-key", script(at)));
            }
        }
        return calls;
    }

    private Sample developer(Instant at) {
        Prompt prompt = Prompt.of(Prompts.CODE_REVIEW, phrases.diff(dice.between(1500, 3900)), 8000);
        Exchange exchange = Converse.exchange(
                Converse.STREAM,
                prompt,
                Answer.to(prompt, phrases.diff(dice.between(20, 60)), dice).thought(dice.between(300, 1200)));
        return new Draft(DEVELOPER, at, dice.uuid(), "us.anthropic.claude-opus-5-5", exchange)
                .servedIn(dice.pick(List.of("us-east-1", "us-west-2")))
                .inputOffloaded()
                .sample();
    }

    private Sample script(Instant at) {
        Exchange exchange = TextFamilies.openAi("ChatCompletions", phrases.question(), phrases.knowledge(2));
        return new Draft(SCRIPT, at, dice.uuid(), "openai.gpt-oss-120b-1:0", exchange).sample();
    }
}
