package io.bedrockledger.attribution;

import io.bedrockledger.attribution.YamlList.Entry;
import java.io.IOException;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Reads and checks {@code teams} and {@code finops} of {@code workflows.yaml}. */
final class AudienceReader {

    private static final Team NO_FINOPS = new Team(Audience.FINOPS, List.of(), ZoneOffset.UTC);

    private AudienceReader() {}

    static Audience read(Path jobsDir) throws IOException {
        Map<String, Team> teams = new LinkedHashMap<>();
        for (Entry<TeamEntry> entry : WorkflowsFile.entries(jobsDir, "teams", TeamEntry.class)) {
            Team team = team(entry);
            if (team.name().equals(Audience.FINOPS)) {
                throw wrong(entry.where(), "no team must be named finops", "it is; finops is a key beside teams");
            }
            if (teams.put(team.name(), team) != null) {
                throw wrong(entry.where(), "a team's name must be unique", team.name() + " is declared twice");
            }
        }
        return new Audience(List.copyOf(teams.values()), finops(jobsDir));
    }

    private static Team finops(Path jobsDir) throws IOException {
        for (Entry<FinOpsEntry> entry : WorkflowsFile.mapping(jobsDir, Audience.FINOPS, FinOpsEntry.class)) {
            FinOpsEntry told = entry.value();
            return team(entry.where(), Audience.FINOPS, told.recipients(), told.timeZone());
        }
        return NO_FINOPS;
    }

    private static Team team(Entry<TeamEntry> entry) {
        TeamEntry told = entry.value();
        String name = told.name();
        if (name == null || name.isBlank() || name.chars().anyMatch(Character::isISOControl)) {
            throw wrong(
                    entry.where(), "a team must have a name without control characters", "it has none, or has some");
        }
        return team(entry.where(), name, told.recipients(), told.timeZone());
    }

    private static Team team(
            String where, String name, @Nullable List<@Nullable String> recipients, @Nullable String timeZone) {
        return new Team(name, recipients(where, recipients), zone(where, timeZone));
    }

    private static List<String> recipients(String where, @Nullable List<@Nullable String> told) {
        List<String> recipients = new ArrayList<>();
        for (String recipient : told == null ? List.<@Nullable String>of() : told) {
            if (recipient == null || !MailAddress.isOne(recipient)) {
                throw wrong(
                        where,
                        "a recipient must be a mail address such as lead@example.com",
                        recipient == null ? "it is absent" : "it is " + recipient);
            }
            if (!recipients.contains(recipient)) {
                recipients.add(recipient);
            }
        }
        return recipients;
    }

    private static ZoneId zone(String where, @Nullable String told) {
        if (told == null) {
            return ZoneOffset.UTC;
        }
        try {
            return ZoneId.of(told);
        } catch (DateTimeException e) {
            throw wrong(where, "time_zone must be one such as Europe/Berlin", "it is " + told);
        }
    }

    private static IllegalArgumentException wrong(String where, String rule, String found) {
        return new IllegalArgumentException("[" + where + "] " + rule + "; " + found + "; correct the entry");
    }

    /** A team as the file has it. */
    record TeamEntry(
            @Nullable String name,
            @Nullable List<@Nullable String> recipients,
            @Nullable String timeZone) {}

    /** Those who see everything, as the file has them. */
    record FinOpsEntry(
            @Nullable List<@Nullable String> recipients,
            @Nullable String timeZone) {}
}
