package io.bedrockledger.replay.converse;

import java.util.List;
import org.jspecify.annotations.Nullable;

/** A piece of a turn. What {@code toString} says is sizes. */
public sealed interface Block {

    /** Text that is not blank. */
    record Text(String text) implements Block {
        @Override
        public String toString() {
            return "Text[chars=" + text.length() + "]";
        }
    }

    /** A JSON value, as a tool returned it. Stands in tool results only. */
    record Json(String json) implements Block {
        @Override
        public String toString() {
            return "Json[chars=" + json.length() + "]";
        }
    }

    /**
     * A picture.
     *
     * @param format png, jpeg, gif or webp
     * @param base64 its bytes
     */
    record Image(String format, String base64) implements Block {
        @Override
        public String toString() {
            return "Image[format=" + format + ", base64Chars=" + base64.length() + "]";
        }
    }

    /**
     * A document.
     *
     * @param name letters, digits, single spaces, hyphens, parentheses and square brackets
     * @param format pdf, csv, doc, docx, xls, xlsx, html, txt or md
     * @param base64 its bytes
     * @param context what the caller told the model about it; null when nothing
     */
    record Document(
            String name,
            String format,
            String base64,
            @Nullable String context) implements Block {
        @Override
        public String toString() {
            return "Document[format=" + format + ", base64Chars=" + base64.length() + "]";
        }
    }

    /**
     * A call of a tool by the model.
     *
     * @param id what the result refers to
     * @param json the arguments, a JSON object
     */
    record ToolUse(String id, String name, String json) implements Block {
        @Override
        public String toString() {
            return "ToolUse[name=" + name + ", chars=" + json.length() + "]";
        }
    }

    /**
     * What a tool returned.
     *
     * @param id of the call
     * @param content texts, JSON values, images and documents; may be empty
     * @param failed whether the tool reported an error
     */
    record ToolResult(String id, List<Block> content, boolean failed) implements Block {

        /** Copies the list. */
        public ToolResult {
            content = List.copyOf(content);
        }
    }
}
