package io.bedrockledger.samples;

import java.util.Map;

/** A block of a message. */
sealed interface Part {

    /** Characters that a model reads or writes, for a plausible count of tokens. */
    int characters();

    /** What somebody says. */
    record Text(String text) implements Part {
        @Override
        public int characters() {
            return text.length();
        }
    }

    /**
     * A document that goes along under Converse; the log has only its place.
     *
     * @param format as Converse names it, such as {@code pdf}
     * @param tokens what a model counts for it
     */
    record Document(String format, String name, int tokens) implements Part {
        @Override
        public int characters() {
            return tokens * 4;
        }
    }

    /** The model asks for a tool. */
    record ToolUse(String id, String tool, Map<String, Object> input) implements Part {
        @Override
        public int characters() {
            return tool.length() + Json.write(input).length() + 60;
        }
    }

    /** What the tool said. */
    record ToolResult(String id, Map<String, Object> result) implements Part {
        @Override
        public int characters() {
            return Json.write(result).length() + 40;
        }
    }
}
