package io.bedrockledger.replay.plan;

/** What candidates are compared with. */
public sealed interface Incumbent {

    /** The answers that were logged; nothing is paid for them again. */
    record AsLogged() implements Incumbent {}

    /**
     * A model that is called again, as the candidates are.
     *
     * @param model any id that Bedrock Runtime takes
     */
    record CalledAgain(String model) implements Incumbent {}
}
