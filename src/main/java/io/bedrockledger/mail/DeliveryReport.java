package io.bedrockledger.mail;

import java.time.Instant;
import java.util.List;

/**
 * What became of the mails of a run.
 *
 * @param sent mails that the server took now, by recipient
 * @param already those that had been sent before, and so were not again
 * @param failures those that it did not take
 * @param repeated those of a run that died while it sent: they went again, and may have come twice
 * @param abandoned those that were tried too often, or whose file is gone: nobody tries again
 */
public record DeliveryReport(
        int sent, int already, List<Failure> failures, List<Repeat> repeated, List<Failure> abandoned) {

    public DeliveryReport {
        failures = List.copyOf(failures);
        repeated = List.copyOf(repeated);
        abandoned = List.copyOf(abandoned);
    }

    /**
     * A mail that was not sent.
     *
     * @param tries how often a server that answered was asked
     */
    public record Failure(String recipient, String audience, String period, String reason, int tries) {}

    /**
     * A mail that may have come twice.
     *
     * @param runId the run that died
     * @param at when that run was about to send it
     */
    public record Repeat(String recipient, String audience, String period, String runId, Instant at) {}
}
