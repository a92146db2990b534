package io.bedrockledger.replay.converse;

import io.bedrockledger.replay.converse.ReplayRequest.Role;

/** The roles that every family with a message list writes alike. */
final class Roles {

    private Roles() {}

    static Role of(Field role) {
        return switch (role.text()) {
            case "user" -> Role.USER;
            case "assistant" -> Role.ASSISTANT;
            default -> throw role.refuse("must be user or assistant");
        };
    }
}
