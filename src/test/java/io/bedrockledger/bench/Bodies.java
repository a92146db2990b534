package io.bedrockledger.bench;

/** Makes the bodies of calls, each family in its own form. One instance serves one thread. */
final class Bodies {

    private static final int CHARACTERS_A_TOKEN = 4;

    /** Above it a request is a long document, of which the answer may be long too. */
    private static final int LONG_CHARACTERS = 20_000;

    private final Prose prose;
    private final Chance chance;

    Bodies(Prose prose, Chance chance) {
        this.prose = prose;
        this.chance = chance;
    }

    Call of(Task task) {
        StringBuilder request = new StringBuilder(16_384);
        StringBuilder response = new StringBuilder(8_192);
        long cached = chance.below(3) == 0 ? task.system().length() / CHARACTERS_A_TOKEN : 0;
        boolean written = cached > 0 && chance.below(5) == 0;
        request(task, request);
        long input = request.length() / CHARACTERS_A_TOKEN;
        long output = response(task, response, request.length(), input);
        boolean caches = switch (task.family()) {
            case CONVERSE, CONVERSE_STREAM, ANTHROPIC, ANTHROPIC_STREAM, NOVA -> true;
            case CHAT, CHAT_STREAM, RESPONSES, COHERE, LLAMA, MISTRAL_TEXT, TITAN_TEXT, EMBEDDING, RERANK, IMAGE ->
                false;
        };
        return new Call(
                request, response, input, caches && !written ? cached : 0, caches && written ? cached : 0, output);
    }

    private void request(Task task, StringBuilder out) {
        switch (task.family()) {
            case CONVERSE, CONVERSE_STREAM, NOVA -> converse(task, out);
            case ANTHROPIC, ANTHROPIC_STREAM -> anthropic(task, out);
            case CHAT, CHAT_STREAM -> chat(task, out);
            case RESPONSES ->
                text(
                        out.append("{\"instructions\":\"").append(task.system()),
                        "\",\"input\":\"",
                        "\",\"max_output_tokens\":2000}");
            case COHERE -> cohere(task, out);
            case LLAMA -> text(out.append("{\"prompt\":\"").append(task.system()), "", "\",\"max_gen_len\":512}");
            case MISTRAL_TEXT ->
                text(
                        out.append("{\"prompt\":\"<s>[INST] ").append(task.system()),
                        "",
                        " [/INST]\",\"max_tokens\":400}");
            case TITAN_TEXT -> text(out, "{\"inputText\":\"", "\",\"textGenerationConfig\":{\"maxTokenCount\":400}}");
            case EMBEDDING -> text(out, "{\"inputText\":\"", "\",\"dimensions\":256,\"normalize\":true}");
            case RERANK -> rerank(out);
            case IMAGE ->
                text(
                        out,
                        "{\"taskType\":\"TEXT_IMAGE\",\"textToImageParams\":{\"text\":\"",
                        "\"},\"imageGenerationConfig\":{\"numberOfImages\":1}}");
        }
    }

    private void text(StringBuilder out, String before, String after) {
        out.append(before);
        prose.append(chance, chance.size(40, 3_000), out);
        out.append(after);
    }

    /** The sizes of what people ask: mostly short, now and then with a long document, and seldom with a whole file. */
    private int question() {
        int kind = chance.below(1_000);
        return kind < 3
                ? chance.size(60_000, 180_000)
                : kind < 75 ? chance.size(8_000, 60_000) : chance.size(60, 6_000);
    }

    private void converse(Task task, StringBuilder out) {
        out.append("{\"messages\":[");
        int turns = chance.below(4) == 0 ? chance.between(1, 4) : 0;
        for (int turn = 0; turn < turns; turn++) {
            out.append("{\"role\":\"user\",\"content\":[{\"text\":\"");
            prose.append(chance, chance.size(60, 2_000), out);
            out.append("\"}]},{\"role\":\"assistant\",\"content\":[{\"text\":\"");
            prose.append(chance, chance.size(60, 2_000), out);
            out.append("\"},{\"toolUse\":{\"toolUseId\":\"tooluse_").append(chance.hex());
            out.append("\",\"name\":\"lookup\",\"input\":{\"id\":")
                    .append(chance.below(90_000))
                    .append("}}}]},");
        }
        out.append("{\"role\":\"user\",\"content\":[{\"text\":\"");
        prose.append(chance, question(), out);
        out.append("\"}]}],\"system\":[{\"text\":\"").append(task.system());
        out.append("\"}],\"inferenceConfig\":{\"maxTokens\":4000,\"temperature\":0.2}}");
    }

    private void anthropic(Task task, StringBuilder out) {
        out.append("{\"anthropic_version\":\"bedrock-2023-05-31\",\"max_tokens\":4096,\"temperature\":0,\"system\":");
        out.append("[{\"type\":\"text\",\"text\":\"").append(task.system());
        out.append(
                "\",\"cache_control\":{\"type\":\"ephemeral\"}}],\"messages\":[{\"role\":\"user\",\"content\":[{\"type\":\"text\",\"text\":\"");
        prose.append(chance, question(), out);
        out.append("\"}]}]}");
    }

    private void chat(Task task, StringBuilder out) {
        out.append("{\"messages\":[{\"role\":\"system\",\"content\":\"").append(task.system());
        out.append("\"},{\"role\":\"user\",\"content\":\"");
        prose.append(chance, question(), out);
        out.append("\"}],\"max_completion_tokens\":1000}");
    }

    private void cohere(Task task, StringBuilder out) {
        out.append("{\"preamble\":\"")
                .append(task.system())
                .append("\",\"chat_history\":[{\"role\":\"USER\",\"message\":\"");
        prose.append(chance, chance.size(60, 2_000), out);
        out.append("\"},{\"role\":\"CHATBOT\",\"message\":\"");
        prose.append(chance, chance.size(60, 2_000), out);
        text(out.append("\"}],"), "\"message\":\"", "\",\"max_tokens\":400}");
    }

    private void rerank(StringBuilder out) {
        out.append("{\"documents\":[");
        int documents = chance.between(5, 40);
        for (int d = 0; d < documents; d++) {
            prose.append(chance, chance.size(100, 900), out.append(d == 0 ? "\"" : ",\""));
            out.append('"');
        }
        text(out.append("],"), "\"query\":\"", "\",\"top_n\":3,\"api_version\":2}");
    }

    /** Appends the answer and returns its tokens. */
    private long response(Task task, StringBuilder out, int request, long input) {
        int characters = request > LONG_CHARACTERS ? chance.size(300, 95_000) : chance.size(30, 7_000);
        long output = Math.max(1, characters / CHARACTERS_A_TOKEN);
        switch (task.family()) {
            case CONVERSE, CONVERSE_STREAM, NOVA -> converseAnswer(out, characters, input, output);
            case ANTHROPIC -> anthropicAnswer(out, characters, input, output);
            case ANTHROPIC_STREAM -> anthropicChunks(out, characters, input, output);
            case CHAT ->
                answer(
                        out,
                        "{\"object\":\"chat.completion\",\"choices\":[{\"index\":0,\"message\":{\"role\":\"assistant\",\"content\":\"",
                        characters,
                        "\"},\"finish_reason\":\"stop\"}],\"usage\":{\"prompt_tokens\":" + input
                                + ",\"completion_tokens\":" + output + "}}");
            case CHAT_STREAM -> chatChunks(out, characters, input, output);
            case RESPONSES ->
                answer(
                        out,
                        "{\"object\":\"response\",\"status\":\"completed\",\"output\":[{\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"output_text\",\"text\":\"",
                        characters,
                        "\"}]}],\"usage\":{\"input_tokens\":" + input + ",\"output_tokens\":" + output + "}}");
            case COHERE ->
                answer(
                        out,
                        "{\"response_id\":\"" + chance.uuid() + "\",\"text\":\"",
                        characters,
                        "\",\"finish_reason\":\"COMPLETE\"}");
            case LLAMA ->
                answer(
                        out,
                        "{\"generation\":\"",
                        characters,
                        "\",\"prompt_token_count\":" + input + ",\"generation_token_count\":" + output
                                + ",\"stop_reason\":\"stop\"}");
            case MISTRAL_TEXT ->
                answer(out, "{\"outputs\":[{\"text\":\"", characters, "\",\"stop_reason\":\"stop\"}]}");
            case TITAN_TEXT ->
                answer(
                        out,
                        "{\"inputTextTokenCount\":" + input + ",\"results\":[{\"tokenCount\":" + output
                                + ",\"outputText\":\"",
                        characters,
                        "\",\"completionReason\":\"FINISH\"}]}");
            case EMBEDDING -> embedding(out, input);
            case RERANK ->
                out.append(
                        "{\"results\":[{\"index\":3,\"relevance_score\":0.93},{\"index\":1,\"relevance_score\":0.4}]}");
            case IMAGE -> out.append("{\"images\":[\"\"]}");
        }
        return switch (task.family()) {
            case EMBEDDING, RERANK, IMAGE -> 0;
            case CONVERSE,
                    CONVERSE_STREAM,
                    NOVA,
                    ANTHROPIC,
                    ANTHROPIC_STREAM,
                    CHAT,
                    CHAT_STREAM,
                    RESPONSES,
                    COHERE,
                    LLAMA,
                    MISTRAL_TEXT,
                    TITAN_TEXT -> output;
        };
    }

    private void answer(StringBuilder out, String before, int characters, String after) {
        prose.append(chance, characters, out.append(before));
        out.append(after);
    }

    private void converseAnswer(StringBuilder out, int characters, long input, long output) {
        answer(
                out,
                "{\"output\":{\"message\":{\"role\":\"assistant\",\"content\":[{\"text\":\"",
                characters,
                "\"}]}},\"stopReason\":\"end_turn\",\"metrics\":{\"latencyMs\":" + chance.size(200, 40_000)
                        + "},\"usage\":{\"inputTokens\":" + input + ",\"outputTokens\":" + output + ",\"totalTokens\":"
                        + (input + output) + "}}");
    }

    private void anthropicAnswer(StringBuilder out, int characters, long input, long output) {
        answer(
                out,
                "{\"id\":\"msg_bdrk_" + chance.hex()
                        + "\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[{\"type\":\"text\",\"text\":\"",
                characters,
                "\"}],\"stop_reason\":\"end_turn\",\"stop_sequence\":null,\"usage\":{\"input_tokens\":" + input
                        + ",\"cache_creation_input_tokens\":0,\"cache_read_input_tokens\":0,\"output_tokens\":" + output
                        + "}}");
    }

    private void anthropicChunks(StringBuilder out, int characters, long input, long output) {
        out.append("[{\"type\":\"message_start\",\"message\":{\"id\":\"msg_bdrk_")
                .append(chance.hex());
        out.append(
                        "\",\"type\":\"message\",\"role\":\"assistant\",\"content\":[],\"stop_reason\":null,\"usage\":{\"input_tokens\":")
                .append(input);
        out.append(
                ",\"output_tokens\":1}}},{\"type\":\"content_block_start\",\"index\":0,\"content_block\":{\"type\":\"text\",\"text\":\"\"}}");
        for (int done = 0; done < characters; done += 40) {
            out.append(",{\"type\":\"content_block_delta\",\"index\":0,\"delta\":{\"type\":\"text_delta\",\"text\":\"");
            prose.append(chance, 8, out);
            out.append("\"}}");
        }
        out.append(
                ",{\"type\":\"content_block_stop\",\"index\":0},{\"type\":\"message_delta\",\"delta\":{\"stop_reason\":\"end_turn\",\"stop_sequence\":null},\"usage\":{\"output_tokens\":");
        out.append(output)
                .append("}},{\"type\":\"message_stop\",")
                .append(metrics(input, output))
                .append("}]");
    }

    private void chatChunks(StringBuilder out, int characters, long input, long output) {
        out.append('[');
        for (int done = 0; done < characters; done += 40) {
            out.append("{\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{\"content\":\"");
            prose.append(chance, 8, out);
            out.append("\"},\"finish_reason\":null}]},");
        }
        out.append(
                "{\"object\":\"chat.completion.chunk\",\"choices\":[{\"index\":0,\"delta\":{},\"finish_reason\":\"stop\"}]},{\"object\":\"chat.completion.chunk\",\"choices\":[],\"usage\":{\"prompt_tokens\":");
        out.append(input)
                .append(",\"completion_tokens\":")
                .append(output)
                .append("},")
                .append(metrics(input, output))
                .append("}]");
    }

    private String metrics(long input, long output) {
        int latency = chance.size(200, 40_000);
        return "\"amazon-bedrock-invocationMetrics\":{\"inputTokenCount\":" + input + ",\"outputTokenCount\":" + output
                + ",\"invocationLatency\":" + latency + ",\"firstByteLatency\":" + latency / 4 + "}";
    }

    private void embedding(StringBuilder out, long input) {
        out.append("{\"embedding\":[");
        for (int i = 0; i < 256; i++) {
            int millionths = chance.below(180_000) - 90_000;
            out.append(i == 0 ? "" : ",")
                    .append(millionths < 0 ? "-0." : "0.")
                    .append(String.format("%06d", Math.abs(millionths)));
        }
        out.append("],\"inputTextTokenCount\":").append(input).append('}');
    }
}
