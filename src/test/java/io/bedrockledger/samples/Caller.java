package io.bedrockledger.samples;

/** Who calls, and from where. */
record Caller(String account, String region, String principalArn) {

    static final String PRODUCTION = "111122223333";
    static final String STAGING = "444455556666";
    static final String AMERICA = "us-east-1";
    static final String EUROPE = "eu-central-1";

    static Caller role(String account, String region, String role, String session) {
        return new Caller(account, region, "arn:aws:sts::" + account + ":assumed-role/" + role + "/" + session);
    }

    Unit unit() {
        return new Unit(account, region);
    }
}
