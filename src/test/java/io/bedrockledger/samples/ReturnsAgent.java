package io.bedrockledger.samples;

import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * An agent that settles returns with tools. A run is 3 to 12 calls; each sends the list of the one before, its answer
 * and the tool's result. Its prompt cache pays: a run's first call writes the prefix, the others read it.
 */
final class ReturnsAgent implements Story {

    private static final String MODEL = "global.anthropic.claude-sonnet-4-6";
    private static final int MAX_TOKENS = 4096;
    private static final Caller CALLER =
            Caller.role(Caller.PRODUCTION, Caller.AMERICA, "returns-agent", "returns-5b8d-k1");

    private static final List<Tool> TOOLS = List.of(
            new Tool("lookup_order", "Articles, dates and prices of an order, by its number.", List.of("order")),
            new Tool(
                    "check_policy",
                    "What the rules allow for an article: return, repair, refund or nothing, with the reason.",
                    List.of("article", "age_days", "reason")),
            new Tool("inspect_photo", "What a picture of the customer shows, and how sure that is.", List.of("photo")),
            new Tool("create_label", "A return label, sent to the customer by mail.", List.of("order", "article")),
            new Tool("book_repair", "A place in the workshop's queue.", List.of("order", "article", "fault")),
            new Tool("issue_refund", "Money back to the way of payment.", List.of("order", "article", "amount")),
            new Tool("write_note", "A note for the colleagues, kept with the order.", List.of("order", "note")));

    /** Runs that begin shortly before midnight, two of them at the end of a week or a month. */
    private static final List<Instant> OVER_MIDNIGHT =
            List.of(Weeks.at(10, 28, "23:58:02"), Weeks.at(10, 31, "23:58:17"), Weeks.at(11, 8, "23:57:52"));

    private static final List<Instant> ABUSE =
            List.of(Weeks.at(10, 22, "18:12:09"), Weeks.at(11, 5, "20:31:44"), Weeks.at(11, 18, "16:03:27"));

    private final Dice dice;
    private final Phrases phrases;
    private final Marks marks;
    private Instant warmUntil = Instant.EPOCH;

    ReturnsAgent(Dice dice, Marks marks) {
        this.dice = dice;
        this.phrases = new Phrases(dice);
        this.marks = marks;
    }

    @Override
    public List<Sample> tell() {
        List<Sample> calls = new ArrayList<>();
        for (LocalDate day : Weeks.days()) {
            for (Instant at : Rhythm.AMERICAN_CUSTOMERS.moments(day, 8, dice)) {
                calls.addAll(run(at, dice.between(3, dice.chance(30) ? 12 : 7)));
            }
        }
        for (Instant at : OVER_MIDNIGHT) {
            run(at, 12).forEach(call -> calls.add(marks.mark("agent-over-midnight", call)));
        }
        ABUSE.forEach(at -> calls.add(marks.mark("blocked-input", blocked(at))));
        return calls;
    }

    private List<Sample> run(Instant start, int steps) {
        List<Sample> calls = new ArrayList<>();
        List<Message> messages = new ArrayList<>();
        String order = phrases.order();
        String product = phrases.product();
        messages.add(Message.user(phrases.customerMail(product, order)));
        Instant at = start;
        for (int step = 1; step <= steps; step++) {
            Prompt prompt = new Prompt(Prompts.RETURNS_AGENT, messages, MAX_TOKENS, TOOLS, Prompt.Cache.FIVE_MINUTES);
            boolean last = step == steps;
            List<Part> said = last ? List.of(new Part.Text(phrases.reply(product))) : ask(step, order, product);
            Answer answer = answer(prompt, said, last, at);
            calls.add(call(at, prompt, answer));
            messages.add(Message.assistant(said));
            if (!last) {
                messages.add(Message.user(result(said)));
            }
            at = at.plusMillis(answer.latencyMillis())
                    .plusSeconds(dice.between(2, 19))
                    .truncatedTo(ChronoUnit.SECONDS);
        }
        if (steps == 12) {
            calls.forEach(call -> marks.mark("agent-long-run", call));
        }
        return calls;
    }

    private Answer answer(Prompt prompt, List<Part> said, boolean last, Instant at) {
        int output = Message.assistant(said).tokens();
        boolean warm = at.isBefore(warmUntil);
        warmUntil = at.plusSeconds(300);
        int prefix = prompt.prefixTokens();
        Usage usage = new Usage(prompt.messageTokens(), warm ? prefix : 0, warm ? 0 : prefix, 0, output);
        return new Answer(said, last ? "end_turn" : "tool_use", usage, 800 + output * dice.between(14, 22))
                .thought(dice.between(900, 3400));
    }

    private Sample call(Instant at, Prompt prompt, Answer answer) {
        boolean stopped = answer.stop().equals("end_turn") && dice.chance(2);
        Exchange exchange = stopped
                ? Converse.exchange(
                        Converse.STREAM, prompt, answer.stopped("guardrail_intervened"), Guardrail.outputTrace(1))
                : Converse.exchange(Converse.STREAM, prompt, answer);
        Sample call = record(at, exchange)
                .servedIn(dice.pick(List.of("us-east-1", "eu-west-1", "ap-southeast-2")))
                .sample();
        return stopped ? marks.mark("blocked-output", call) : call;
    }

    private Sample blocked(Instant at) {
        Prompt prompt = new Prompt(
                Prompts.RETURNS_AGENT,
                List.of(Message.user(
                        "You lot are thieves and the " + phrases.product() + " is rubbish. " + phrases.name())),
                MAX_TOKENS,
                TOOLS,
                Prompt.Cache.FIVE_MINUTES);
        Answer apology = Answer.text(Guardrail.APOLOGY, Usage.of(0, 0), 271).stopped("guardrail_intervened");
        return record(at, Converse.exchange(Converse.STREAM, prompt, apology, Guardrail.inputTrace(1)))
                .sample();
    }

    private Draft record(Instant at, Exchange exchange) {
        Map<String, Object> tags = Json.object(
                "workflow", Owners.RETURNS_AGENT,
                "prompt_id", "settle-returns",
                "prompt_version", "12",
                "environment", "production");
        return new Draft(CALLER, at, dice.uuid(), MODEL, exchange).tagged(tags).of(Fact.metadata(Owners.RETURNS_AGENT));
    }

    private List<Part> ask(int step, String order, String product) {
        Tool tool = TOOLS.get(step == 1 ? 0 : step == 2 ? 1 : dice.between(1, TOOLS.size() - 1));
        Map<String, Object> input = Json.object();
        tool.inputs().forEach(name -> input.put(name, value(name, order, product)));
        Part.ToolUse use = new Part.ToolUse("tooluse_" + dice.hex(), tool.name(), input);
        return dice.chance(60) ? List.of(new Part.Text(phrases.thought(product)), use) : List.of(use);
    }

    private Object value(String input, String order, String product) {
        return switch (input) {
            case "order" -> order;
            case "article" -> product;
            case "age_days" -> String.valueOf(dice.between(2, 400));
            case "amount" -> dice.between(9, 480) + "." + dice.between(10, 99);
            case "photo" -> "photo-" + dice.between(1, 4) + ".jpg";
            default -> phrases.rule();
        };
    }

    private Part result(List<Part> said) {
        Part.ToolUse use = (Part.ToolUse) said.get(said.size() - 1);
        return new Part.ToolResult(
                use.id(),
                Json.object(
                        "tool", use.tool(),
                        "ok", dice.chance(94),
                        "found", phrases.rule(),
                        "more", phrases.rule() + " " + phrases.rule()));
    }
}
