package io.bedrockledger.attribution;

import java.io.IOException;
import java.nio.file.Path;
import java.util.List;
import java.util.Optional;
import java.util.TreeSet;

/**
 * Who is told: the teams, and FinOps, which sees all of them.
 *
 * @param teams in file order, names unique
 * @param finops named {@value #FINOPS}
 */
public record Audience(List<Team> teams, Team finops) {

    /** The name of those who see everything. No team has it. */
    public static final String FINOPS = "finops";

    public Audience {
        teams = List.copyOf(teams);
    }

    /**
     * The audience that {@code workflows.yaml} names, nobody where it does not.
     *
     * @param jobsDir the folder of the file
     * @throws IllegalArgumentException when the file is wrong; the message names file, line, rule and value
     */
    public static Audience load(Path jobsDir) throws IOException {
        return AudienceReader.read(jobsDir);
    }

    /** The team of a name; empty when none is declared. */
    public Optional<Team> team(String name) {
        return teams.stream().filter(team -> team.name().equals(name)).findFirst();
    }

    /**
     * The mail addresses behind a list of recipients, sorted, each once.
     *
     * @param named addresses, names of teams, {@value #FINOPS}
     * @throws IllegalArgumentException for what is none of these
     */
    public List<String> addresses(List<String> named) {
        TreeSet<String> addresses = new TreeSet<>();
        for (String name : named) {
            if (name.equals(FINOPS)) {
                addresses.addAll(finops.recipients());
            } else if (MailAddress.isOne(name)) {
                addresses.add(name);
            } else {
                addresses.addAll(team(name)
                        .orElseThrow(() -> new IllegalArgumentException(
                                "a recipient must be a mail address, a team of this file or finops; it is " + name))
                        .recipients());
            }
        }
        return List.copyOf(addresses);
    }
}
