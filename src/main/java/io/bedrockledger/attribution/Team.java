package io.bedrockledger.attribution;

import java.time.ZoneId;
import java.util.List;

/**
 * People who are told what their workflows cost.
 *
 * @param name as the workflows and calls have it
 * @param recipients mail addresses, each once; none when nobody is told by mail
 * @param timeZone in which they are shown times; figures stay those of UTC days
 */
public record Team(String name, List<String> recipients, ZoneId timeZone) {

    public Team {
        recipients = List.copyOf(recipients);
    }
}
