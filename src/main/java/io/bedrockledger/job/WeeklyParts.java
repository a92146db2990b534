package io.bedrockledger.job;

import io.bedrockledger.attribution.Audience;
import io.bedrockledger.attribution.Team;
import io.bedrockledger.mail.MailSender;
import io.bedrockledger.report.Scope;
import io.bedrockledger.report.data.WeekInputs;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.Warehouse;
import java.time.ZoneId;
import java.util.List;
import java.util.SortedSet;
import java.util.TreeSet;

/**
 * What a weekly report is made with.
 *
 * @param audience who gets it
 * @param workflowTeams the teams that workflows are declared to belong to
 * @param others who gets the mails of those who name nobody
 * @param inputs what does not stand in the tables
 * @param sender who sends
 */
public record WeeklyParts(
        Warehouse warehouse,
        DuckDb engine,
        Audience audience,
        List<String> workflowTeams,
        List<String> others,
        WeekInputs inputs,
        MailSender sender) {

    public WeeklyParts {
        workflowTeams = List.copyOf(workflowTeams);
        others = List.copyOf(others);
    }

    /** The teams that can have a report, by name. */
    SortedSet<String> teams() {
        SortedSet<String> teams = new TreeSet<>(workflowTeams);
        audience.teams().forEach(team -> teams.add(team.name()));
        return teams;
    }

    /** The addresses that a report goes to; none when nobody is named. */
    List<String> recipients(Scope scope) {
        String name = scope.team();
        List<String> named = name == null
                ? audience.finops().recipients()
                : audience.team(name).map(Team::recipients).orElse(List.of());
        return named.isEmpty() ? others : named;
    }

    /** The zone in which a reader is shown times. */
    ZoneId zone(Scope scope) {
        String name = scope.team();
        Team finops = audience.finops();
        return (name == null ? finops : audience.team(name).orElse(finops)).timeZone();
    }
}
