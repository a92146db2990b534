package io.bedrockledger.bench;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.zip.CRC32;

/** Makes log records, line by line, of a company with eighteen prompts. One instance serves one thread and one object. */
final class Records {

    /** Bedrock stores a body above this beside the record. */
    private static final int INLINE_CHARACTERS = 100_000;

    private static final String[] WORKFLOWS = {
        "reply-draft",
        "kb-answer",
        "code-review",
        "returns-agent",
        "product-copy",
        "review-digest",
        "invoice-check",
        "translator"
    };
    private static final Task.Family[] FAMILIES = {
        Task.Family.CONVERSE,
        Task.Family.ANTHROPIC,
        Task.Family.CONVERSE_STREAM,
        Task.Family.ANTHROPIC_STREAM,
        Task.Family.CONVERSE,
        Task.Family.ANTHROPIC,
        Task.Family.NOVA,
        Task.Family.EMBEDDING,
        Task.Family.CHAT,
        Task.Family.CHAT_STREAM,
        Task.Family.LLAMA,
        Task.Family.COHERE,
        Task.Family.RESPONSES,
        Task.Family.MISTRAL_TEXT,
        Task.Family.RERANK,
        Task.Family.TITAN_TEXT,
        Task.Family.CONVERSE,
        Task.Family.IMAGE
    };

    private final Chance chance;
    private final Bodies bodies;
    private final List<Task> tasks;
    private final String account;
    private final String region;
    private final String folder;

    Records(Prose prose, List<Task> tasks, Chance chance, String account, String region, String folder) {
        this.chance = chance;
        this.bodies = new Bodies(prose, chance);
        this.tasks = tasks;
        this.account = account;
        this.region = region;
        this.folder = folder;
    }

    /** The prompts of the company. */
    static List<Task> tasks(Prose prose) {
        Chance chance = new Chance(11);
        List<Task> tasks = new ArrayList<>();
        for (int i = 0; i < FAMILIES.length; i++) {
            StringBuilder system = new StringBuilder();
            prose.append(chance, chance.size(300, 11_000), system);
            tasks.add(new Task(WORKFLOWS[i % WORKFLOWS.length], FAMILIES[i], model(FAMILIES[i], i), system.toString()));
        }
        return tasks;
    }

    private static String model(Task.Family family, int index) {
        return switch (family) {
            case CONVERSE, CONVERSE_STREAM ->
                index % 3 == 0 ? "us.anthropic.claude-sonnet-5-5" : "anthropic.claude-sonnet-4-6";
            case ANTHROPIC, ANTHROPIC_STREAM -> "us.anthropic.claude-haiku-4-5-20251001-v1:0";
            case NOVA -> "amazon.nova-lite-v1:0";
            case CHAT -> "openai.gpt-oss-120b-1:0";
            case CHAT_STREAM -> "qwen.qwen3-32b-v1:0";
            case RESPONSES -> "openai.gpt-oss-20b-1:0";
            case COHERE -> "cohere.command-r-plus-v1:0";
            case LLAMA -> "us.meta.llama3-3-70b-instruct-v1:0";
            case MISTRAL_TEXT -> "mistral.mistral-large-2402-v1:0";
            case TITAN_TEXT -> "amazon.titan-text-express-v1";
            case EMBEDDING -> "amazon.titan-embed-text-v2:0";
            case RERANK -> "cohere.rerank-v3-5:0";
            case IMAGE -> "amazon.nova-canvas-v1:0";
        };
    }

    /** Appends the line of one record. */
    void append(Instant at, StringBuilder out) {
        Task task = tasks.get(chance.rank(tasks.size()));
        Call call = bodies.of(task);
        String requestId = chance.uuid();
        boolean failed = chance.below(100) == 0;
        boolean systemFirst = chance.below(20) == 0;
        out.append('{');
        if (systemFirst) {
            out.append("\"schemaType\":\"ModelInvocationLog\",\"schemaVersion\":\"1.0\",");
        }
        envelope(task, at, requestId, failed, out);
        boolean withBodies = chance.below(50) != 0;
        input(call, requestId, failed, withBodies, out);
        output(call, requestId, failed, withBodies, out);
        out.append(",\"identity\":{\"arn\":\"arn:aws:sts::").append(account).append(":assumed-role/");
        out.append(task.name())
                .append("-service/")
                .append(task.name())
                .append("-7c9f5-x")
                .append(chance.below(8))
                .append("\"}");
        if (task.modelId().startsWith("us.")) {
            out.append(",\"inferenceRegion\":\"us-")
                    .append(chance.below(2) == 0 ? "east-2" : "west-2")
                    .append('"');
        }
        if (!systemFirst) {
            out.append(",\"schemaType\":\"ModelInvocationLog\",\"schemaVersion\":\"1.0\"");
        }
        out.append("}\n");
    }

    private void envelope(Task task, Instant at, String requestId, boolean failed, StringBuilder out) {
        out.append("\"timestamp\":\"").append(at).append("\",\"accountId\":\"").append(account);
        out.append("\",\"region\":\"")
                .append(region)
                .append("\",\"requestId\":\"")
                .append(requestId);
        out.append("\",\"operation\":\"")
                .append(operation(task.family()))
                .append("\",\"modelId\":\"")
                .append(task.modelId())
                .append('"');
        if (failed) {
            out.append(",\"errorCode\":\"ThrottlingException\"");
        }
        if (chance.below(10) < 8) {
            out.append(",\"requestMetadata\":{\"workflow\":\"")
                    .append(task.name())
                    .append("\",\"team\":\"team-")
                    .append(task.name().length());
            out.append("\",\"environment\":\"production\",\"prompt_id\":\"")
                    .append(task.name())
                    .append("\",\"prompt_version\":\"7\"}");
        }
    }

    private static String operation(Task.Family family) {
        return switch (family) {
            case CONVERSE -> "Converse";
            case CONVERSE_STREAM -> "ConverseStream";
            case ANTHROPIC_STREAM, CHAT_STREAM -> "InvokeModelWithResponseStream";
            case ANTHROPIC, NOVA, CHAT, RESPONSES, COHERE, LLAMA, MISTRAL_TEXT, TITAN_TEXT, EMBEDDING, RERANK, IMAGE ->
                "InvokeModel";
        };
    }

    private void input(Call call, String requestId, boolean failed, boolean withBodies, StringBuilder out) {
        out.append(",\"input\":{\"inputContentType\":\"application/json\"");
        if (withBodies && call.request().length() > INLINE_CHARACTERS) {
            out.append(",\"inputBodyS3Path\":\"")
                    .append(bodyPath(requestId, "_input"))
                    .append('"');
        } else if (withBodies) {
            out.append(",\"inputBodyJson\":").append(call.request());
        }
        if (!failed) {
            out.append(",\"inputTokenCount\":").append(call.input());
            out.append(",\"cacheReadInputTokenCount\":").append(call.cacheRead());
            out.append(",\"cacheWriteInputTokenCount\":").append(call.cacheWrite());
        }
        out.append('}');
    }

    private void output(Call call, String requestId, boolean failed, boolean withBodies, StringBuilder out) {
        if (failed) {
            return;
        }
        out.append(",\"output\":{\"outputContentType\":\"application/json\"");
        if (withBodies && call.response().length() > INLINE_CHARACTERS) {
            out.append(",\"outputBodyS3Path\":\"")
                    .append(bodyPath(requestId, "_output"))
                    .append('"');
        } else if (withBodies) {
            out.append(",\"outputBodyJson\":").append(call.response());
        }
        out.append(",\"outputTokenCount\":").append(call.output()).append('}');
    }

    /** Where an off-loaded body is said to be; it has expired, as most have by the time somebody asks. */
    private String bodyPath(String requestId, String side) {
        return "s3://bench-logs/" + folder + "data/" + requestId + side + ".json.gz";
    }

    /** Eight hexadecimal digits that name an object. */
    static String name(String key) {
        CRC32 crc = new CRC32();
        crc.update(key.getBytes(java.nio.charset.StandardCharsets.UTF_8));
        return String.format("%08x", crc.getValue());
    }
}
