package io.bedrockledger.samples;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * A notebook of the platform team asks every model family the questions of the handbook, looking for a cheaper one:
 * every form that a record can have, twice over.
 */
final class ModelTrials implements Story {

    private static final String BEDROCK = "arn:aws:bedrock:us-east-1:";
    private static final Caller CALLER =
            Caller.role(Caller.STAGING, Caller.AMERICA, "research-notebook", "ines.okafor");

    private static final List<Instant> MORNINGS = List.of(Weeks.at(10, 29, "08:15:00"), Weeks.at(11, 17, "08:05:00"));

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;
    private final List<Sample> calls = new ArrayList<>();
    private Instant at = MORNINGS.get(0);

    ModelTrials(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        for (Instant morning : MORNINGS) {
            at = morning;
            amazon();
            openWeights();
            otherMakers();
            anthropic();
            targets();
            oddities();
        }
        return calls;
    }

    private void amazon() {
        Prompt prompt = prompt();
        ask("nova", "us.amazon.nova-2-lite-v1:0", TextFamilies.nova(prompt, answer(prompt)));
        ask("nova-stream", "amazon.nova-micro-v1:0", TextFamilies.novaStream(prompt, answer(prompt)));
        ask("titan-text", "amazon.titan-text-express-v1", TextFamilies.titanText(question(), answer()));
        ask("titan-text-stream", "amazon.titan-text-lite-v1", TextFamilies.titanTextStream(question(), answer()));
        ask("titan-embedding", "amazon.titan-embed-text-v2:0", TextFamilies.titanEmbedding(question()));
        ask("image", "amazon.nova-canvas-v1:0", TextFamilies.image("a tent in the rain, drawn with ink", 2));
        Map<String, Object> priority = Json.object("serviceTier", Json.object("type", "priority"));
        ask(
                "priority-tier",
                "us.amazon.nova-pro-v1:0",
                Converse.exchange(Converse.CALL, prompt, answer(prompt), priority));
    }

    private void openWeights() {
        ask("llama", "meta.llama3-1-70b-instruct-v1:0", TextFamilies.llama(question(), answer()));
        ask("llama-stream", "us.meta.llama3-3-70b-instruct-v1:0", TextFamilies.llamaStream(question(), answer()));
        ask("qwen", "qwen.qwen3-32b-v1:0", TextFamilies.openAi(Anthropic.CALL, question(), answer()));
        ask("deepseek", "us.deepseek.r1-v1:0", TextFamilies.deepSeek(question(), answer()));
        ask("openai", "openai.gpt-oss-120b-1:0", TextFamilies.openAi(Anthropic.CALL, question(), answer()));
        ask("openai-stream", "openai.gpt-oss-120b-1:0", TextFamilies.openAiStream(question(), answer()));
        ask("chat-completions", "openai.gpt-oss-20b-1:0", TextFamilies.openAi("ChatCompletions", question(), answer()));
    }

    private void otherMakers() {
        ask("mistral-text", "mistral.mistral-7b-instruct-v0:2", TextFamilies.mistralText(question(), answer()));
        ask(
                "mistral-chat",
                "mistral.mistral-large-3-675b-instruct",
                TextFamilies.openAi(Anthropic.CALL, question(), answer()));
        ask("cohere-command", "cohere.command-r-plus-v1:0", TextFamilies.cohereCommand(question(), answer()));
        ask("cohere-embedding", "cohere.embed-multilingual-v3", TextFamilies.cohereEmbedding(phrases.passages(3)));
        ask("cohere-rerank", "cohere.rerank-v3-5:0", TextFamilies.cohereRerank(question(), 5));
        ask("ai21", "ai21.jamba-1-5-mini-v1:0", TextFamilies.ai21(question(), answer()));
    }

    private void anthropic() {
        ask("anthropic-legacy", "anthropic.claude-v2:1", Anthropic.legacyStream(question(), answer(), 2100));
        Prompt prompt = prompt();
        ask(
                "anthropic-call",
                "anthropic.claude-3-haiku-20240307-v1:0",
                Anthropic.call(prompt, answer(prompt), "claude-3-haiku-20240307"));
        ask(
                "anthropic-stream",
                "global.anthropic.claude-haiku-4-5-20251001-v1:0",
                Anthropic.stream(prompt, answer(prompt), "claude-haiku-4-5-20251001"));
        Prompt handbook = Prompt.of(Prompts.KB_HANDBOOK, question(), 400).cached(Prompt.Cache.ONE_HOUR);
        Usage written = new Usage(handbook.messageTokens(), 0, 600, handbook.prefixTokens() - 600, 120);
        Answer answer = Answer.text(answer(), written, 2900);
        Exchange invoked = Anthropic.call(handbook, answer, "claude-sonnet-4-6");
        add(
                "cache-split-converse",
                draft("global.anthropic.claude-sonnet-4-6", Converse.exchange(Converse.CALL, handbook, answer))
                        .inputOffloaded());
        add(
                "cache-split-invoke",
                draft("us.anthropic.claude-sonnet-4-6", invoked).inputOffloaded());
        add("cache-unsplit", draft("us.anthropic.claude-sonnet-4-6", invoked).withoutBodies());
    }

    /** The forms of a model id beside the bare one and the profiles. */
    private void targets() {
        Prompt prompt = prompt();
        ask("foundation-arn", "arn:aws:bedrock:us-east-1::foundation-model/amazon.nova-pro-v1:0", converse(prompt));
        ask("in-region", "anthropic.claude-haiku-4-5-20251001-v1:0", converse(prompt));
        ask("provisioned", BEDROCK + Caller.STAGING + ":provisioned-model/q7p2v9x4m1na", converse(prompt));
        Map<String, Object> routed = Json.object(
                "trace",
                Json.object(
                        "promptRouter",
                        Json.object(
                                "invokedModelId",
                                BEDROCK + Caller.STAGING
                                        + ":inference-profile/us.anthropic.claude-haiku-4-5-20251001-v1:0")));
        ask(
                "prompt-router",
                BEDROCK + Caller.STAGING + ":default-prompt-router/anthropic.claude:1",
                Converse.exchange(Converse.CALL, prompt, answer(prompt), routed));
        ask("unknown-model", "lumen.aurora-preview-v0:1", converse(prompt));
    }

    private void oddities() {
        Prompt prompt = prompt();
        Exchange exchange = converse(prompt);
        add(
                "schema-first",
                draft("us.anthropic.claude-haiku-4-5-20251001-v1:0", exchange).schemaFirst());
        add("metadata-only", draft("us.amazon.nova-lite-v1:0", exchange).withoutBodies());
        add(
                "failed",
                draft("anthropic.claude-3-opus-20240229-v1:0", exchange)
                        .withoutBodies()
                        .failed("ResourceNotFoundException"));
    }

    private void ask(String form, String model, Exchange exchange) {
        add(form, draft(model, exchange));
    }

    private void add(String form, Draft draft) {
        calls.add(marks.mark("form-" + form, draft.sample()));
    }

    private Draft draft(String model, Exchange exchange) {
        at = at.plusSeconds(dice.between(20, 140));
        Draft draft = new Draft(CALLER, at, dice.uuid(), model, exchange)
                .of(Fact.metadata(Owners.KB_ANSWER))
                .tagged(Owners.tags(Owners.KB_ANSWER, "platform", "research"));
        return model.startsWith("us.") || model.startsWith("global.") ? draft.servedIn("us-west-2") : draft;
    }

    private Prompt prompt() {
        return Prompt.of(
                Prompts.KB_ANSWER, String.join("\n", phrases.passages(3)) + "\n\nQuestion: " + question(), 400);
    }

    private Exchange converse(Prompt prompt) {
        return Converse.exchange(Converse.CALL, prompt, answer(prompt));
    }

    private Answer answer(Prompt prompt) {
        return Answer.to(prompt, answer(), dice);
    }

    private String question() {
        return phrases.question();
    }

    private String answer() {
        return phrases.knowledge(2);
    }
}
