package io.bedrockledger.findings;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.testing.LedgerFixture;
import io.bedrockledger.testing.LogCall;
import io.bedrockledger.testing.LogFolder;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlScripts;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.StoppedException;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInstance;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/**
 * Every kind of finding through its life: one night of calls, looked at again and again. Calls that give a finding of each
 * kind stand beside others of the same workflows that give none.
 */
@TestInstance(TestInstance.Lifecycle.PER_CLASS)
class FindingsIT {

    private static final LocalDate NIGHT = LocalDate.of(2026, 11, 11);
    private static final LocalDate MONTH_LATER = LocalDate.of(2026, 12, 11);

    private static final String PROFILE =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/nobodys1";
    private static final String TUTORS_PROFILE =
            "arn:aws:bedrock:us-east-1:111122223333:application-inference-profile/tutors1";
    private static final String EUROPE = "eu-central-1";
    private static final String IRELAND = "eu-west-1";

    private static final String WORKFLOWS = """
            workflows:
              - name: tutor
                owner: ada@example.com
                team: education
                purpose: Explains homework.
                environment: production
                models: [amazon.nova-lite-v1:0]
                regions: [us-east-1]
              - {name: search, owner: bob@example.com, team: education, purpose: Finds pages.}
              - {name: open, owner: eve@example.com, team: education, purpose: Whatever comes.}
              - {name: chat, owner: zoe@example.com, team: service, purpose: Talks., environments: [production, staging]}
            """;

    /** Every name that calls use and the other file lacks. */
    private static final String ALL_WORKFLOWS = """
            workflows:
              - name: tutor
                owner: ada@example.com
                team: education
                purpose: Explains homework.
                environment: production
                environments: [lab]
                models: [amazon.nova-lite-v1:0, amazon.nova-micro-v1:0]
                regions: [us-east-1, eu-central-1]
                budget: {monthly_usd: 12.50}
              - {name: open, owner: eve@example.com, team: education, purpose: Whatever comes., environments: [prodution]}
              - {name: ghost, owner: eve@example.com, team: nowhere, purpose: Was forgotten.}
              - {name: chat, owner: zoe@example.com, team: service, purpose: Talks., environments: [production, staging]}
            """;

    private static final String OTHER_ACCOUNT = "444455556666";
    private static final String PROMPT = "{id: greet, owner: ada@example.com, versions: [{version: '1'}]}";
    private static final String ALL_VERSIONS =
            "{id: greet, owner: ada@example.com, versions: [{version: '1'}, {version: '2', since: 2026-11-09}, {version: '9'}]}";
    private static final String TALK = "{id: talk, owner: zoe@example.com, versions: [{version: '1'}]}";
    private static final String RULES =
            """
            id: rules
            owner: zoe@example.com
            environments: {staging: '2'}
            versions:
              - {version: '1', text: "%s"}
              - {version: '2', since: 2026-11-08}
            """.formatted("Say what the rules of the house are and nothing more. ".repeat(3));

    private static final String OLD_TEXT = "Greet the customer by name. ".repeat(5);
    private static final String SHARED_TEXT = "Greet the customer by name and wish a pleasant day. ".repeat(3);
    private static final String STAGING_TEXT = "Greet the customer by name and say nothing else. ".repeat(3);

    private static final String ACKNOWLEDGED = """
            acknowledged:
              - {kind: UNATTRIBUTED, subject: {principal: call*}, by: ada, until: 2026-11-11, why: a trial}
              - {finding: %s, by: bob, until: 2026-11-10, why: it has ended}
              - {kind: UNATTRIBUTED, subject: {principal: cal}, by: ada, until: 2026-11-11, why: a slip of the pen}
              - {kind: UNATTRIBUTED, subject: {principal: cal}, by: ada, until: 2026-11-10, why: a slip that has ended}
            """;

    /** Kinds that no entry makes go away: what the calls are must change. */
    private static final Set<FindingKind> EVIDENT = EnumSet.of(
            FindingKind.UNATTRIBUTED,
            FindingKind.CLAIMED_WORKFLOW,
            FindingKind.PROMPT_TEXT_DIFFERS,
            FindingKind.PROMPT_ENVIRONMENTS_DIVERGE,
            FindingKind.PROMPT_TWIN);

    private final Path folder;
    private final LedgerFixture ledger;
    private final Registry declared;
    private final Registry allDeclared;

    private final List<String> fired;
    private final FindingsReport first;
    private final List<String> snapshots = new ArrayList<>();
    private final FindingsReport accepted;
    private final Map<String, String> withAllDeclared;
    private final Map<String, String> cameBack;
    private final FindingsReport oneBlind;
    private final Map<String, String> whileOneIsBroken;
    private final FindingsReport blind;
    private final Map<String, String> whileBroken;
    private final Map<String, String> healed;
    private final Map<String, String> monthLater;

    FindingsIT(@TempDir Path folder) throws IOException {
        this.folder = folder;
        Path jobs = jobs("jobs", WORKFLOWS, PROMPT);
        Files.writeString(jobs.resolve("profiles.yaml"), profiles(profile(TUTORS_PROFILE, "tutor")));
        LogFolder logs = logs();
        ledger = LedgerFixture.withJobs(folder.resolve("data"), logs.root(), jobs);
        ledger.nightly("2026-10-01", "2026-12-10");
        declared = ledger.registry(jobs);
        allDeclared = ledger.registry(allJobs());
        first = look(declared, NIGHT);
        fired = ledger.rows("select kind, coalesce(workflow, ''), coalesce(principal, ''), coalesce(region, ''),"
                + " coalesce(environment, ''), coalesce(model, resource_id, ''), coalesce(prompt, ''), calls_28d, state"
                + " from findings order by kind, principal, prompt");
        snapshots.add(ledger.snapshots().get("findings"));
        look(declared, NIGHT);
        snapshots.add(ledger.snapshots().get("findings"));
        accepted = look(allDeclared, NIGHT);
        withAllDeclared = states();
        look(declared, NIGHT);
        cameBack = states();
        oneBlind = look(declared, NIGHT, EnumSet.of(FindingKind.OFF_MODEL));
        whileOneIsBroken = states();
        blind = look(declared, NIGHT, EnumSet.allOf(FindingKind.class));
        whileBroken = states();
        look(declared, NIGHT);
        healed = states();
        look(declared, MONTH_LATER);
        monthLater = states();
    }

    @AfterAll
    void close() throws IOException {
        ledger.close();
    }

    private LogFolder logs() {
        LogFolder logs = new LogFolder(folder.resolve("logs"));
        logs.put("2026-10-01", "a", tutor("old", "2026-10-01"), by("old-open", "2026-10-01", "open-pod", "open"));
        logs.put("2026-10-05", "a", by("old-search", "2026-10-05", "search-pod", "search"));
        List<LogCall> calls = new ArrayList<>();
        for (int i = 0; i < 10; i++) {
            calls.add(tutor("good-" + i, "2026-11-10"));
        }
        calls.add(LogCall.of("nobody", at("2026-11-10")));
        calls.add(LogCall.of("profile", at("2026-11-10")).to(PROFILE).by(role("tutor-pod"), Map.of()));
        calls.add(by("ghost", "2026-11-10", "ghost-pod", "ghost"));
        calls.add(tutor("lab", "2026-11-10").by(role("tutor-pod"), Map.of("workflow", "tutor", "environment", "lab")));
        calls.add(tutor("micro", "2026-11-10").to("amazon.nova-micro-v1:0"));
        calls.add(by("beside", "2026-11-10", "open-pod", "open").to(TUTORS_PROFILE));
        calls.add(by("claim", "2026-11-10", "stranger", "tutor"));
        calls.add(open("team", Map.of("team", "nowhere")));
        calls.add(open("environment", Map.of("environment", "prodution")));
        calls.add(open("prompt", Map.of("prompt_id", "hello")));
        calls.add(open("version", Map.of("prompt_id", "greet", "prompt_version", "9")));
        calls.add(open("known", Map.of("prompt_id", "greet", "prompt_version", "1", "team", "education")));
        logs.put("2026-11-10", "a", calls.toArray(LogCall[]::new));
        // A role of the same name in another account is the same caller.
        logs.write(
                LogFolder.key(LogCall.REGION, "2026-11-10", "12/b.json.gz").replace(LogCall.ACCOUNT, OTHER_ACCOUNT),
                LogFolder.gzip(tutor("other-account", "2026-11-10").line().replace(LogCall.ACCOUNT, OTHER_ACCOUNT)));
        logs.put(
                LogCall.REGION,
                "2026-11-07",
                "a",
                List.of(greet("old-1", "2026-11-07", OLD_TEXT), greet("old-2", "2026-11-07", OLD_TEXT)));
        logs.put(
                LogCall.REGION,
                "2026-11-08",
                "a",
                List.of(
                        greet("old-3", "2026-11-08", OLD_TEXT),
                        talk("main-1", "production", SHARED_TEXT),
                        talk("main-2", "production", SHARED_TEXT),
                        talk("main-3", "production", SHARED_TEXT),
                        talk("other-1", "staging", STAGING_TEXT),
                        talk("other-2", "staging", STAGING_TEXT),
                        talk("other-3", "staging", STAGING_TEXT)));
        logs.put(
                LogCall.REGION,
                "2026-11-09",
                "a",
                List.of(
                        rules(
                                "right",
                                "production",
                                "1",
                                "Say what the rules of the house are and nothing more. ".repeat(3)),
                        rules(
                                "wrong",
                                "production",
                                "1",
                                "Say what the rules of the house are and no more. ".repeat(3)),
                        rules(
                                "behind",
                                "staging",
                                "1",
                                "Say what the rules of the house are and nothing more. ".repeat(3)),
                        rules("new", "staging", "2", "Say what you like."),
                        greet("new-1", "2026-11-09", SHARED_TEXT),
                        greet("new-2", "2026-11-09", SHARED_TEXT),
                        greet("new-3", "2026-11-09", SHARED_TEXT)));
        logs.put(
                EUROPE,
                "2026-11-10",
                "a",
                List.of(tutor("europe", "2026-11-10").in(EUROPE).line()));
        logs.put(
                IRELAND,
                "2026-11-10",
                "a",
                List.of(LogCall.of("dark", at("2026-11-10"))
                        .in(IRELAND)
                        .by(role("dark-pod"), Map.of())
                        .line()));
        logs.put(
                "2026-12-10",
                "a",
                tutor("later", "2026-12-10"),
                by("later-search", "2026-12-10", "search-pod", "search"),
                by("later-open", "2026-12-10", "open-pod", "open"),
                by("later-chat", "2026-12-10", "chat-pod", "chat"));
        logs.put(
                EUROPE,
                "2026-12-10",
                "a",
                List.of(by("alive", "2026-12-10", "open-pod", "open").in(EUROPE).line()));
        return logs;
    }

    private static String at(String day) {
        return day + "T12:00:00Z";
    }

    private static String role(String name) {
        return "arn:aws:sts::111122223333:assumed-role/" + name + "/session";
    }

    private static LogCall by(String id, String day, String role, String workflow) {
        return LogCall.of(id, at(day)).by(role(role), Map.of("workflow", workflow));
    }

    private static LogCall tutor(String id, String day) {
        return by(id, day, "tutor-pod", "tutor");
    }

    private static LogCall open(String id, Map<String, String> metadata) {
        Map<String, String> all = new TreeMap<>(metadata);
        all.put("workflow", "open");
        return LogCall.of(id, at("2026-11-10")).by(role("open-pod"), all);
    }

    private static String greet(String id, String day, String text) {
        return spoken(
                LogCall.of(id, at(day))
                        .by(role("open-pod"), Map.of("workflow", "open", "prompt_id", "greet", "prompt_version", "1")),
                text);
    }

    private static String talk(String id, String environment, String text) {
        Map<String, String> metadata =
                Map.of("workflow", "chat", "environment", environment, "prompt_id", "talk", "prompt_version", "1");
        return spoken(LogCall.of(id, at("2026-11-08")).by(role("chat-pod"), metadata), text);
    }

    private static String rules(String id, String environment, String version, String text) {
        Map<String, String> metadata =
                Map.of("workflow", "chat", "environment", environment, "prompt_id", "rules", "prompt_version", version);
        return spoken(LogCall.of(id, at("2026-11-09")).by(role("chat-pod"), metadata), text);
    }

    private static String spoken(LogCall call, String systemText) {
        return call.line()
                .replace(
                        "\"input\":{",
                        "\"input\":{\"inputBodyJson\":{\"system\":[{\"text\":\"" + systemText
                                + "\"}],\"messages\":[{\"role\":\"user\",\"content\":[{\"text\":\"Hi\"}]}]},");
    }

    private Path jobs(String name, String workflows, String prompt) throws IOException {
        Path jobs = folder.resolve(name);
        LogFolder.copy(Path.of("jobs", "prices"), Files.createDirectories(jobs).resolve("prices"));
        Files.writeString(jobs.resolve("workflows.yaml"), workflows);
        Files.writeString(Files.createDirectories(jobs.resolve("prompts")).resolve("greet.yaml"), prompt);
        Files.writeString(jobs.resolve("prompts").resolve("talk.yaml"), TALK);
        Files.writeString(jobs.resolve("prompts").resolve("rules.yaml"), RULES);
        return jobs;
    }

    private Path allJobs() throws IOException {
        Path jobs = jobs("all", ALL_WORKFLOWS, ALL_VERSIONS);
        Files.writeString(jobs.resolve("prompts").resolve("hello.yaml"), "id: hello");
        Files.writeString(
                jobs.resolve("prompts").resolve("rules.yaml"), RULES.replace("environments: {staging: '2'}", ""));
        Files.writeString(
                jobs.resolve("profiles.yaml"), profiles(profile(PROFILE, "tutor"), profile(TUTORS_PROFILE, "open")));
        Files.writeString(jobs.resolve("acknowledged.yaml"), ACKNOWLEDGED.formatted(darkId()));
        return jobs;
    }

    private static String profiles(String... entries) {
        return "profiles:\n" + String.join("", entries);
    }

    private static String profile(String arn, String workflow) {
        return "  - {arn: '" + arn + "', model: amazon.nova-lite-v1:0, workflow: " + workflow + "}\n";
    }

    private static String darkId() {
        return new Subject(
                        FindingKind.UNATTRIBUTED,
                        Map.of(FindingColumn.PRINCIPAL, "dark-pod", FindingColumn.ACCOUNT_ID, LogCall.ACCOUNT))
                .id();
    }

    private FindingsReport look(Registry registry, LocalDate today) {
        return look(registry, today, Set.of());
    }

    private FindingsReport look(Registry registry, LocalDate today, Set<FindingKind> broken) {
        return findings(StopCheck.NEVER, broken).look(registry, "look", today);
    }

    private Findings findings(StopCheck stop, Set<FindingKind> broken) {
        return new Findings(
                ledger.warehouse(),
                ledger.engine(),
                stop,
                kind -> broken.contains(kind)
                        ? "select workflow from no_such_table"
                        : SqlScripts.finding(kind.detector()));
    }

    /** State and how often it was opened, by kind and, where there are two of one, the caller. */
    private Map<String, String> states() {
        Map<String, String> states = new TreeMap<>();
        for (String row : ledger.rows("select kind || case when principal = 'dark-pod' then ' dark'"
                + " when account_id = '" + OTHER_ACCOUNT + "' then ' other' else '' end, state,"
                + " opened_count, coalesce(state_reason, '') from findings")) {
            String[] cells = row.split("\\|", 2);
            states.put(cells[0], cells[1]);
        }
        return states;
    }

    @Test
    void eachKindIsFoundWhereItIsAndNothingElse() {
        assertThat(fired)
                .containsExactly(
                        "CLAIMED_PROFILE|open||||" + TUTORS_PROFILE + "||1|OPEN",
                        "CLAIMED_WORKFLOW|tutor|stranger|||||1|OPEN",
                        "OFF_ENVIRONMENT|tutor|||lab|||1|OPEN",
                        "OFF_MODEL|tutor||||amazon.nova-micro-v1:0||1|OPEN",
                        "OFF_REGION|tutor||eu-central-1||||1|OPEN",
                        "PROMPT_CHANGED_UNANNOUNCED|||us-east-1|||greet|3|OPEN",
                        "PROMPT_ENVIRONMENTS_DIVERGE||||staging||talk|3|OPEN",
                        "PROMPT_OFF_VERSION||||staging||rules|1|OPEN",
                        "PROMPT_TEXT_DIFFERS||||production||rules|1|OPEN",
                        "PROMPT_TWIN||||||greet|3|OPEN",
                        "PROMPT_TWIN||||||talk|3|OPEN",
                        "SILENT_WORKFLOW|search||||||1|OPEN",
                        "UNATTRIBUTED||caller|||||1|OPEN",
                        "UNATTRIBUTED||dark-pod|||||1|OPEN",
                        "UNDECLARED_PROFILE|||||" + PROFILE + "||1|OPEN",
                        "UNDECLARED_WORKFLOW|ghost||||||1|OPEN",
                        "UNKNOWN_ENVIRONMENT||||prodution|||1|OPEN",
                        "UNKNOWN_PROMPT||||||hello|1|OPEN",
                        "UNKNOWN_PROMPT_VERSION||||||greet|1|OPEN",
                        "UNKNOWN_TEAM|||||||1|OPEN");
        assertThat(first.opened()).isEqualTo(20);
        assertThat(first.failures()).isEmpty();
    }

    @ParameterizedTest
    @EnumSource
    void aKindOpensIsBlindAndHealsWithoutBeingOpenedAnew(FindingKind kind) {
        boolean resolvable = !EVIDENT.contains(kind);
        String again = resolvable ? "2" : "1";

        assertThat(cameBack.get(kind.name())).isEqualTo("OPEN|" + again + "|");
        assertThat(whileBroken.get(kind.name())).isEqualTo("UNKNOWN|" + again + "|its detector failed");
        assertThat(blind.failures()).containsKey(kind);
        assertThat(healed.get(kind.name())).isEqualTo("OPEN|" + again + "|");
    }

    @ParameterizedTest
    @EnumSource(
            names = {
                "UNATTRIBUTED",
                "CLAIMED_WORKFLOW",
                "PROMPT_TEXT_DIFFERS",
                "PROMPT_ENVIRONMENTS_DIVERGE",
                "PROMPT_TWIN"
            },
            mode = EnumSource.Mode.EXCLUDE)
    void whatIsDeclaredIsResolvedTheSameNight(FindingKind kind) {
        assertThat(withAllDeclared.get(kind.name())).isEqualTo("RESOLVED|1|not seen any more");
    }

    @ParameterizedTest
    @EnumSource
    void whatIsGoneForFourWeeksIsResolvedWhereCallsStillCome(FindingKind kind) {
        assertThat(monthLater.get(kind.name())).startsWith("RESOLVED|");
    }

    @Test
    void whereNoCallsComeAnyMoreNobodyKnows() {
        assertThat(monthLater.get("UNATTRIBUTED dark"))
                .isEqualTo("UNKNOWN|1|no call came from 111122223333/eu-west-1 after 2026-11-10");
    }

    @Test
    void anAcknowledgementHoldsUpToItsDay() {
        assertThat(withAllDeclared.get("UNATTRIBUTED")).startsWith("ACKNOWLEDGED|1|");
        assertThat(withAllDeclared.get("UNATTRIBUTED dark")).startsWith("OPEN|1|");
    }

    @Test
    void anAcknowledgementInForceThatIsAboutNothingIsNamed() throws IOException {
        Path file = folder.resolve("all").resolve("acknowledged.yaml");

        assertThat(first.idle()).isEmpty();
        assertThat(accepted.idle()).containsExactly(file + ":4");
        assertThat(Findings.idle(ledger.engine(), allDeclared.acknowledgements(), NIGHT))
                .containsExactly(file + ":4");
    }

    @Test
    void lookingTwiceWritesNothing() {
        assertThat(new TreeSet<>(snapshots)).hasSize(1);
    }

    @Test
    void theMoneyOfTheStatesIsAllTheMoney() {
        assertThat(ledger.row("select sum(calls), sum(list_cost_usd) from compliance"))
                .isEqualTo(ledger.row("select sum(calls), sum(list_cost_usd) from daily_costs"));
    }

    @Test
    void oneBrokenDetectorLeavesTheOthersAlone() {
        assertThat(oneBlind.failures()).containsOnlyKeys(FindingKind.OFF_MODEL);
        assertThat(oneBlind.unknown()).isEqualTo(1);
        assertThat(whileOneIsBroken.get("OFF_MODEL")).isEqualTo("UNKNOWN|2|its detector failed");
        assertThat(whileOneIsBroken.get("OFF_REGION")).isEqualTo("OPEN|2|");
    }

    /** Before the first detector, between two, and between the two commits. */
    @ParameterizedTest
    @ValueSource(ints = {0, 6, 17})
    void aLookThatDiesAnywhereIsMadeUpForByTheNext(int checks) {
        look(declared, NIGHT);
        AtomicInteger left = new AtomicInteger(checks);
        StopCheck dying = () -> {
            if (left.getAndDecrement() == 0) {
                throw new StoppedException();
            }
        };

        assertThatThrownBy(() -> findings(dying, Set.of()).look(allDeclared, "dying", NIGHT))
                .isInstanceOf(StoppedException.class);
        look(allDeclared, NIGHT);

        List<String> columns = ledger.rows("select kind, state from findings order by finding_id");
        assertThat(columns).hasSize(20).anyMatch(row -> row.equals("UNDECLARED_WORKFLOW|RESOLVED"));
        assertThat(ledger.row("select monthly_budget_usd from declarations where kind = 'WORKFLOW' and name = 'tutor'"))
                .isEqualTo("12.500000000000");
    }

    @Test
    void everyKindHasItsDetectorAndEveryDetectorItsKind() throws IOException {
        try (Stream<Path> files = Files.list(Path.of("sql", "findings"))) {
            assertThat(files.map(file -> file.getFileName().toString().replace(".sql", "")))
                    .containsExactlyInAnyOrderElementsOf(Stream.of(FindingKind.values())
                            .map(FindingKind::detector)
                            .collect(Collectors.toList()));
        }
    }
}
