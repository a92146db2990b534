package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Answers from the handbook in America: embed the question, rank passages, answer from the best and from the chapters
 * that they stand in. It grows every week.
 */
final class KnowledgeBase implements Story {

    private static final List<Integer> QUESTIONS_BY_WEEK = List.of(21, 25, 30, 35, 41);

    /** What Claude counts for a page of a PDF, its text and its picture. */
    private static final int TOKENS_A_PAGE = 1900;

    private static final Caller CALLER = Caller.role(Caller.PRODUCTION, Caller.AMERICA, "kb-service", "kb-6f77c-q9");

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;

    KnowledgeBase(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            int questions = QUESTIONS_BY_WEEK.get(Weeks.week(day));
            for (Instant at : Rhythm.AMERICAN_CUSTOMERS.moments(day, questions, dice)) {
                answer(at, calls);
            }
        }
        return calls;
    }

    private void answer(Instant at, List<Sample> calls) {
        String question = phrases.question();
        Map<String, Object> tags = Owners.tags(Owners.KB_ANSWER, "platform", "production");
        Exchange embedding = TextFamilies.titanEmbedding(question);
        calls.add(record(at, "amazon.titan-embed-text-v2:0", embedding)
                .tagged(tags)
                .sample());
        List<String> passages = phrases.passages(dice.between(4, 7));
        if (dice.chance(20)) {
            Exchange ranking = TextFamilies.cohereRerank(question, passages.size());
            calls.add(record(at.plusSeconds(1), "cohere.rerank-v3-5:0", ranking)
                    .tagged(tags)
                    .sample());
        }
        Prompt prompt = Prompt.of(
                        Prompts.KB_ANSWER,
                        "Passages:\n" + String.join("\n", passages) + "\n\nQuestion: " + question,
                        4000)
                .with(chapters());
        Answer answer =
                Answer.to(prompt, phrases.knowledge(dice.between(2, 4)), dice).thought(dice.between(400, 1400));
        Exchange exchange = Converse.exchange(Converse.STREAM, prompt, answer);
        Sample call = record(at.plusSeconds(2), "us.anthropic.claude-sonnet-5-5", exchange)
                .tagged(Json.merged(tags, Owners.prompt("kb-answer", "3")))
                .servedIn(dice.pick(List.of("us-east-1", "us-east-2", "us-west-2")))
                .sample();
        calls.add(marks.mark("growth", call));
    }

    private List<Part.Document> chapters() {
        List<Part.Document> chapters = new ArrayList<>();
        for (int i = dice.between(1, 3); i > 0; i--) {
            chapters.add(
                    new Part.Document("pdf", "chapter-" + dice.between(1, 40), dice.between(5, 14) * TOKENS_A_PAGE));
        }
        return chapters;
    }

    private Draft record(Instant at, String model, Exchange exchange) {
        return new Draft(CALLER, at, dice.uuid(), model, exchange).of(Fact.metadata(Owners.KB_ANSWER));
    }
}
