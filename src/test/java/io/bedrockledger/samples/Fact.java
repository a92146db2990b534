package io.bedrockledger.samples;

/**
 * What is true of a call, known by the one who made it up.
 *
 * @param workflow whose it is; empty for nobody's
 * @param grade how that can be known: METADATA, PROFILE, PRINCIPAL or NONE
 */
record Fact(String workflow, String grade) {

    static final Fact NOBODYS = new Fact("", "NONE");

    static Fact metadata(String workflow) {
        return new Fact(workflow, "METADATA");
    }

    static Fact profile(String workflow) {
        return new Fact(workflow, "PROFILE");
    }

    static Fact principal(String workflow) {
        return new Fact(workflow, "PRINCIPAL");
    }
}
