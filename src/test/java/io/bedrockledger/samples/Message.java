package io.bedrockledger.samples;

import java.util.List;

/** One message of a conversation. */
record Message(String role, List<Part> parts) {

    Message {
        parts = List.copyOf(parts);
    }

    static Message user(String text) {
        return new Message("user", List.of(new Part.Text(text)));
    }

    static Message user(Part part) {
        return new Message("user", List.of(part));
    }

    static Message assistant(List<Part> parts) {
        return new Message("assistant", parts);
    }

    /** Four characters a token, and a few for the frame. */
    int tokens() {
        return parts.stream().mapToInt(Part::characters).sum() / 4 + 4;
    }
}
