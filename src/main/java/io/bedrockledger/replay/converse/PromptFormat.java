package io.bedrockledger.replay.converse;

import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** How families mark turns in one text, by the prompt templates that their makers publish. */
@SuppressWarnings("ImmutableEnumChecker") // copies that nothing changes
enum PromptFormat {
    /** Meta, from Llama 3 on. */
    LLAMA_3(
            Map.of(
                    "<|start_header_id|>system<|end_header_id|>", Speaker.SYSTEM,
                    "<|start_header_id|>user<|end_header_id|>", Speaker.USER,
                    "<|start_header_id|>assistant<|end_header_id|>", Speaker.ASSISTANT),
            "<|begin_of_text|>",
            "<|eot_id|>",
            Set.of("<|start_header_id|>", "<|end_header_id|>", "<|eom_id|>", "<|python_tag|>", "<|image|>")),
    /** Mistral, and Llama 2, whose system text stands inside the first user turn. */
    INST(
            Map.of("[INST]", Speaker.USER, "[/INST]", Speaker.ASSISTANT),
            "<s>",
            "</s>",
            Set.of("<<SYS>>", "<</SYS>>", "[TOOL_CALLS]", "[AVAILABLE_TOOLS]", "[TOOL_RESULTS]", "[IMG]")),
    /** Qwen and others. */
    CHATML(
            Map.of(
                    "<|im_start|>system\n", Speaker.SYSTEM,
                    "<|im_start|>user\n", Speaker.USER,
                    "<|im_start|>assistant\n", Speaker.ASSISTANT),
            "",
            "<|im_end|>",
            Set.of("<|im_start|>", "<|vision_start|>")),
    /** DeepSeek; the bars are full-width. */
    DEEPSEEK(
            Map.of("<\uFF5CUser\uFF5C>", Speaker.USER, "<\uFF5CAssistant\uFF5C>", Speaker.ASSISTANT),
            "<\uFF5Cbegin\u2581of\u2581sentence\uFF5C>",
            "<\uFF5Cend\u2581of\u2581sentence\uFF5C>",
            Set.of("<\uFF5Ctool")),
    /** Claude before messages; nothing marks an end. */
    HUMAN_ASSISTANT(Map.of("\n\nHuman:", Speaker.USER, "\n\nAssistant:", Speaker.ASSISTANT), "", "", Set.of());

    private static final String SYSTEM_OPENS = "<<SYS>>";
    private static final String SYSTEM_CLOSES = "<</SYS>>";

    /** What DeepSeek's template opens the answer with. */
    private static final String THINK = "<think>";

    private final Map<String, Speaker> speakers;
    private final String begin;
    private final String end;
    private final Set<String> marks;

    PromptFormat(Map<String, Speaker> speakers, String begin, String end, Set<String> others) {
        this.speakers = Map.copyOf(speakers);
        this.begin = begin;
        this.end = end;
        Set<String> all = new HashSet<>(others);
        speakers.keySet().forEach(mark -> all.add(mark.strip()));
        all.add(begin);
        all.add(end);
        all.remove("");
        this.marks = Set.copyOf(all);
    }

    /** Who speaks after a mark. */
    enum Speaker {
        SYSTEM,
        USER,
        ASSISTANT
    }

    /** What follows a mark, up to the next one. */
    record Piece(Speaker speaker, String text) {}

    Set<String> marks() {
        return marks;
    }

    /** Whether the prompt holds the mark of any speaker; words that stand for one count only where no other mark does. */
    boolean occursIn(String prompt) {
        return speakers.keySet().stream().anyMatch(opened(prompt)::contains);
    }

    /** Whether the marks are words, which a text may hold by chance, and no tokens. */
    boolean isOfWords() {
        return this == HUMAN_ASSISTANT;
    }

    /** The prompt in pieces. What stands before the first mark is a system text, as Claude and DeepSeek have it. */
    List<Piece> pieces(String prompt) {
        String text = opened(prompt);
        List<Mark> found = speakers.entrySet().stream()
                .map(each -> new Mark(each.getKey(), each.getValue(), text.indexOf(each.getKey())))
                .toList();
        List<Mark> ahead = new ArrayList<>(found);
        List<Piece> pieces = new ArrayList<>();
        int from = 0;
        Speaker speaker = Speaker.SYSTEM;
        boolean marked = false;
        while (true) {
            Mark next = nearest(ahead);
            String piece = text.substring(from, next == null ? text.length() : next.at());
            if (marked || !piece.replace(begin, "").isBlank()) {
                pieces.add(new Piece(speaker, piece));
            }
            if (next == null) {
                return pieces;
            }
            marked = true;
            speaker = next.speaker();
            from = next.at() + next.text().length();
            // Only the mark that was passed is looked for again, so that the whole text is searched once a mark.
            ahead.set(ahead.indexOf(next), new Mark(next.text(), speaker, text.indexOf(next.text(), from)));
        }
    }

    private record Mark(String text, Speaker speaker, int at) {}

    private static @Nullable Mark nearest(List<Mark> marks) {
        Mark nearest = null;
        for (Mark mark : marks) {
            if (mark.at() >= 0 && (nearest == null || mark.at() < nearest.at())) {
                nearest = mark;
            }
        }
        return nearest;
    }

    /** Claude's text may leave out the two line ends before the first turn. */
    private String opened(String prompt) {
        return this == HUMAN_ASSISTANT && prompt.stripLeading().startsWith("Human:")
                ? "\n\n" + prompt.stripLeading()
                : prompt;
    }

    /** The text of a piece without begin and end; null when a mark is left in it, or its end is missing. */
    @Nullable
    String content(Piece piece, boolean last) {
        if (this == INST && piece.speaker() == Speaker.SYSTEM) {
            return null;
        }
        String text = piece.text().strip();
        if (!begin.isEmpty()) {
            text = text.startsWith(begin) ? text.substring(begin.length()).strip() : text;
            text = text.endsWith(begin)
                    ? text.substring(0, text.length() - begin.length()).strip()
                    : text;
        }
        boolean ended = !end.isEmpty() && text.endsWith(end);
        if (ended) {
            text = text.substring(0, text.length() - end.length()).strip();
        }
        if (ended == last && !end.isEmpty() && mustEnd(piece.speaker())) {
            return null;
        }
        if (last && this == DEEPSEEK && text.equals(THINK)) {
            return "";
        }
        String rest = this == INST && piece.speaker() == Speaker.USER ? withoutSystemMarks(text) : text;
        return marks.stream().anyMatch(rest::contains) ? null : text;
    }

    /** Llama 3 and ChatML end every turn but the open one; DeepSeek, Mistral and Llama 2 end the model's only. */
    private boolean mustEnd(Speaker speaker) {
        return this == LLAMA_3 || this == CHATML || speaker == Speaker.ASSISTANT;
    }

    private static String withoutSystemMarks(String text) {
        int close = text.indexOf(SYSTEM_CLOSES);
        return text.startsWith(SYSTEM_OPENS) && close >= 0
                ? text.substring(SYSTEM_OPENS.length(), close) + text.substring(close + SYSTEM_CLOSES.length())
                : text;
    }

    /** Llama 2's system text, which opens the first user turn, in its own place; null when it stands elsewhere. */
    @Nullable
    PromptTurns takeSystem(PromptTurns parsed) {
        List<PromptTurns.Turn> turns = new ArrayList<>(parsed.turns());
        List<String> system = new ArrayList<>(parsed.system());
        if (turns.isEmpty()) {
            return null;
        }
        String first = turns.get(0).text();
        if (this == INST && first.startsWith(SYSTEM_OPENS)) {
            int close = first.indexOf(SYSTEM_CLOSES);
            String user = first.substring(close + SYSTEM_CLOSES.length()).strip();
            system.add(first.substring(SYSTEM_OPENS.length(), close).strip());
            turns.set(0, new PromptTurns.Turn(turns.get(0).role(), user));
        }
        boolean odd = turns.stream().anyMatch(turn -> turn.text().isEmpty())
                || turns.stream()
                        .skip(1)
                        .anyMatch(turn -> this == INST && turn.text().contains(SYSTEM_OPENS));
        return odd ? null : new PromptTurns(system, turns, parsed.marks());
    }
}
