package io.bedrockledger.samples;

import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;

/** An account and a region: what has its own folders. */
record Unit(String account, String region) {

    private static final DateTimeFormatter HOUR =
            DateTimeFormatter.ofPattern("yyyy/MM/dd/HH/").withZone(ZoneOffset.UTC);

    /** The folder of an hour, with a slash at its end. */
    String folder(Instant at) {
        return "AWSLogs/" + account + "/BedrockModelInvocationLogs/" + region + "/" + HOUR.format(at);
    }
}
