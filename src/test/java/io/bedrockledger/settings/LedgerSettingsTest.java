package io.bedrockledger.settings;

import static java.nio.charset.StandardCharsets.UTF_8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.settings.LedgerSettings.Gates;
import io.bedrockledger.settings.LedgerSettings.Keys;
import io.bedrockledger.settings.LedgerSettings.LimitsEntry;
import io.bedrockledger.settings.LedgerSettings.MailEntry;
import io.bedrockledger.settings.LedgerSettings.Metadata;
import io.bedrockledger.settings.LedgerSettings.Principals;
import io.bedrockledger.settings.LedgerSettings.ReportEntry;
import io.bedrockledger.settings.LedgerSettings.Run;
import io.bedrockledger.settings.LedgerSettings.SourceEntry;
import io.bedrockledger.settings.LedgerSettings.SpikesEntry;
import io.bedrockledger.settings.LedgerSettings.UpkeepEntry;
import io.bedrockledger.settings.LedgerSettings.WindowEntry;
import java.io.IOException;
import java.lang.reflect.RecordComponent;
import java.math.BigDecimal;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.boot.context.properties.bind.Bindable;
import org.springframework.boot.context.properties.bind.Binder;
import org.springframework.boot.context.properties.bind.DataObjectPropertyName;
import org.springframework.boot.env.YamlPropertySourceLoader;
import org.springframework.core.env.EnumerablePropertySource;
import org.springframework.core.io.ByteArrayResource;
import org.springframework.util.unit.DataSize;

/** Every key under {@code ledger.*}: its default, its name, and what it refuses. */
class LedgerSettingsTest {

    private static final Path NIGHTLY = Path.of("jobs", "nightly.yaml");
    private static final Path WEEKLY = Path.of("jobs", "weekly-report.yaml");
    private static final String WEEKLY_KEYS = "ledger.report.";

    @TempDir
    private Path folder;

    @Test
    void everyDefaultIsPinned() throws IOException {
        assertThat(settings(""))
                .isEqualTo(new LedgerSettings(
                        List.of(),
                        Map.of(),
                        Principals.CLEAR,
                        new Metadata(
                                List.of(),
                                List.of(),
                                new Keys("workflow", "prompt_id", "prompt_version", "team", "environment")),
                        new LimitsEntry(
                                DataSize.ofMegabytes(64), DataSize.ofGigabytes(4), 1000, DataSize.ofMegabytes(64)),
                        new Run(0, DataSize.ofGigabytes(2), DataSize.ofMegabytes(32)),
                        new WindowEntry(40, Duration.ofDays(7)),
                        new UpkeepEntry(
                                true,
                                Duration.ofHours(20),
                                Duration.ofDays(7),
                                3,
                                Duration.ofDays(3),
                                3,
                                DataSize.ofMegabytes(256),
                                DataSize.ofGigabytes(4)),
                        new MailEntry(false, null, null),
                        new ReportEntry(false, List.of()),
                        new SpikesEntry(BigDecimal.TEN, new BigDecimal("1.5"), new BigDecimal("0.05")),
                        new Gates(null, null, null),
                        null));
    }

    @Test
    void everyKeyIsPinned() throws IOException {
        assertThat(settings("""
                                ledger:
                                  sources:
                                    - location: s3://acme-bedrock-logs/prod
                                      name: prod
                                      region: eu-central-1
                                      endpoint: http://127.0.0.1:9000
                                      path-style: true
                                      body-roots: {acme-bodies: s3://acme-bodies-copy}
                                    - location: /var/logs
                                  catalog: {type: glue, warehouse: s3://acme-ledger/warehouse, client.region: eu-central-1}
                                  principals: hashed
                                  metadata:
                                    allow: [work*]
                                    deny: ["*secret*", "*name*"]
                                    keys: {workflow: app, prompt-id: template, prompt-version: edition, team: squad, environment: stage}
                                  limits: {record: 1MB, object: 1GB, ratio: 50, ratio-from: 2MB}
                                  run: {threads: 3, batch: 10MB, portion: 1MB}
                                  window: {deep-days: 50, deep-every: 3d}
                                  upkeep: {enabled: false, every: 6d, snapshot-age: 2d, snapshots-kept: 9, orphan-age: 5d, closed-after-days: 8, file: 64MB, night: 1GB}
                                  mail: {alerts: true, from: "Ledger <ledger@acme.example>", reply-to: finops@acme.example}
                                  report: {send: true, recipients: [lead@acme.example]}
                                  spikes: {min-excess-usd: "2.50", min-ratio: 3, false-discovery-rate: 0.1}
                                  gates: {rejected-share: 0.01, unpriced-share: 0.02, budget: 1.2}
                                  fingerprint-key: 000102030405060708090a0b0c0d0e0f
                                """))
                .isEqualTo(new LedgerSettings(
                        List.of(
                                new SourceEntry(
                                        "s3://acme-bedrock-logs/prod",
                                        "prod",
                                        "eu-central-1",
                                        "http://127.0.0.1:9000",
                                        true,
                                        Map.of("acme-bodies", "s3://acme-bodies-copy")),
                                new SourceEntry("/var/logs", null, null, null, false, Map.of())),
                        Map.of(
                                "type",
                                "glue",
                                "warehouse",
                                "s3://acme-ledger/warehouse",
                                "client.region",
                                "eu-central-1"),
                        Principals.HASHED,
                        new Metadata(
                                List.of("work*"),
                                List.of("*secret*", "*name*"),
                                new Keys("app", "template", "edition", "squad", "stage")),
                        new LimitsEntry(DataSize.ofMegabytes(1), DataSize.ofGigabytes(1), 50, DataSize.ofMegabytes(2)),
                        new Run(3, DataSize.ofMegabytes(10), DataSize.ofMegabytes(1)),
                        new WindowEntry(50, Duration.ofDays(3)),
                        new UpkeepEntry(
                                false,
                                Duration.ofDays(6),
                                Duration.ofDays(2),
                                9,
                                Duration.ofDays(5),
                                8,
                                DataSize.ofMegabytes(64),
                                DataSize.ofGigabytes(1)),
                        new MailEntry(true, "Ledger <ledger@acme.example>", "finops@acme.example"),
                        new ReportEntry(true, List.of("lead@acme.example")),
                        new SpikesEntry(new BigDecimal("2.50"), new BigDecimal("3"), new BigDecimal("0.1")),
                        new Gates(new BigDecimal("0.01"), new BigDecimal("0.02"), new BigDecimal("1.2")),
                        "000102030405060708090a0b0c0d0e0f"));
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "run.threads    | -1   | must be 0 or more; found -1",
                "run.batch      | 0B   | must be 1B or more; found 0B",
                "run.portion    | -1MB | must be 1B or more; found -1048576B",
                "window.deep-days   | 0   | must be 1 or more; found 0",
                "window.deep-every  | -1d | must not be negative; found PT-24H",
                "upkeep.every       | -1s | must not be negative; found PT-1S",
                "upkeep.snapshot-age | -7d | must not be negative; found PT-168H",
                "upkeep.snapshots-kept | 0 | must be 1 or more; found 0",
                "upkeep.orphan-age  | -1d | must not be negative; found PT-24H",
                "upkeep.closed-after-days | 0 | must be 1 or more; found 0",
                "upkeep.file        | 0B  | must be 1B or more; found 0B",
                "upkeep.night       | 0B  | must be 1B or more; found 0B",
                "limits.record  | 0B   | must be 1B to 127MB; found 0B",
                "limits.record  | 2GB  | must be 1B to 127MB; found 2147483648B",
                "limits.object  | 0B   | must be 1B to 1024TB; found 0B",
                "limits.object  | 8000000TB | must be 1B to 1024TB; found 8796093022208000000B",
                "limits.ratio-from | -1B | must be 0B or more; found -1B",
                "limits.ratio   | 0    | must be 1 or more; found 0",
                "gates.rejected-share | 1.5  | must be a share from 0 to 1; found 1.5",
                "gates.unpriced-share | -0.1 | must be a share from 0 to 1; found -0.1",
                "gates.budget | -1 | must be a share of 0 or more; found -1",
                "spikes.min-excess-usd | 0 | must be more than 0, in dollars and cents; found 0",
                "spikes.min-ratio | 1 | must be more than 1; found 1",
                "spikes.false-discovery-rate | 1 | must be more than 0 and less than 1; found 1"
            })
    void aValueThatCannotBeRightIsRefused(String key, String value, String said) {
        assertThatThrownBy(() -> settings("ledger." + key + ": " + value + "\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessage("[settings] ledger." + key + " " + said + "; correct the value");
    }

    @Test
    void aKeyOfTheMetadataMustHaveAName() {
        assertThatThrownBy(() -> settings("ledger.metadata.keys.team: ' '\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessage(
                        "[settings] ledger.metadata.keys must each name a key; found an empty one; correct the value");
    }

    @ParameterizedTest
    @CsvSource({"run.threads, many", "principals, visible", "limits.record, large", "gates.rejected-share, 1%"})
    void aValueThatCannotBeReadIsNamed(String key, String value) {
        assertThatThrownBy(() -> settings("ledger." + key + ": " + value + "\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageStartingWith("[settings] ledger." + key + " = " + value + " cannot be read; ")
                .hasMessageEndingWith("; correct the value");
    }

    @Test
    void anUnknownKeyIsNamedWithItsFileAndLine() {
        assertThatThrownBy(() -> settings("ledger:\n  run:\n    threads: 1\n    tread: 2\n"))
                .isInstanceOf(SettingsException.class)
                .hasMessageContainingAll(
                        "found ledger.run.tread (", "nightly.yaml] - 4:12", "correct its name or remove it");
    }

    @Test
    void keysOfOthersAreNotOurs() throws IOException {
        assertThat(settings("spring.datasource.url: jdbc:h2:mem:x\n")).isEqualTo(settings(""));
    }

    @Test
    void aFileThatIsMissingIsEmpty() {
        assertThat(SettingsFiles.ledger(SettingsFiles.environment(folder.resolve("none.yaml")))
                        .run())
                .isEqualTo(new Run(0, DataSize.ofGigabytes(2), DataSize.ofMegabytes(32)));
    }

    @Test
    void theFileOfAJobIsStrongerThanThatOfTheNight() throws IOException {
        Path night = Files.writeString(
                folder.resolve("nightly.yaml"), "ledger: {mail: {from: a@acme.example}, run: {threads: 2}}\n");
        Path week = Files.writeString(folder.resolve("weekly-report.yaml"), "ledger: {run: {threads: 3}}\n");

        LedgerSettings both = SettingsFiles.ledger(SettingsFiles.environment(night, week));

        assertThat(both.run().threads()).isEqualTo(3);
        assertThat(both.mail().from()).isEqualTo("a@acme.example");
    }

    @Test
    void aMailServerThatDoesNotAnswerIsGivenUpAndStartTlsIsUsed() throws IOException {
        assertThat(Binder.get(SettingsFiles.environment(WEEKLY))
                        .bind("spring.mail.properties", Bindable.mapOf(String.class, String.class))
                        .get())
                .containsExactlyInAnyOrderEntriesOf(Map.of(
                        "mail.smtp.connectiontimeout", "10000",
                        "mail.smtp.timeout", "30000",
                        "mail.smtp.writetimeout", "30000",
                        "mail.smtp.starttls.enable", "true",
                        "mail.smtp.ssl.checkserveridentity", "true"));
    }

    @Test
    void theShippedFilesSetNothing() throws IOException {
        assertThat(settings(Files.readString(NIGHTLY))).isEqualTo(settings(""));
        assertThat(settings(Files.readString(WEEKLY))).isEqualTo(settings(""));
    }

    @Test
    void theShippedFilesShowDefaults() throws IOException {
        assertThat(settings(shown(NIGHTLY, "#:"))).isEqualTo(settings(""));
        assertThat(settings(shown(WEEKLY, "#:"))).isEqualTo(settings(""));
    }

    @Test
    void theShippedFilesShowEveryKey() throws IOException {
        assertThat(shownKeys(NIGHTLY))
                .containsExactlyInAnyOrderElementsOf(keys("ledger.", LedgerSettings.class).stream()
                        .filter(key -> !key.startsWith(WEEKLY_KEYS))
                        .toList());
        assertThat(shownKeys(WEEKLY))
                .containsExactlyInAnyOrderElementsOf(keys("ledger.", LedgerSettings.class).stream()
                        .filter(key -> key.startsWith(WEEKLY_KEYS))
                        .toList());
    }

    private static List<String> shownKeys(Path file) throws IOException {
        return new YamlPropertySourceLoader()
                .load("shown", new ByteArrayResource(shown(file, "#:", "#-").getBytes(UTF_8))).stream()
                        .flatMap(source -> Stream.of(((EnumerablePropertySource<?>) source).getPropertyNames()))
                        .toList();
    }

    /** The lines of a shipped file behind these marks. */
    private static String shown(Path file, String... marks) throws IOException {
        return Files.readAllLines(file).stream()
                .filter(line -> Stream.of(marks).anyMatch(line::startsWith))
                .map(line -> line.substring(2))
                .collect(Collectors.joining("\n"));
    }

    /** The keys of a record of settings and of the records in it; one that holds a list or a map is a key itself. */
    private static List<String> keys(String prefix, Class<?> settings) {
        List<String> keys = new ArrayList<>();
        for (RecordComponent component : settings.getRecordComponents()) {
            String key = prefix + DataObjectPropertyName.toDashedForm(component.getName());
            keys.addAll(component.getType().isRecord() ? keys(key + ".", component.getType()) : List.of(key));
        }
        return keys;
    }

    private LedgerSettings settings(String yaml) throws IOException {
        Path file = folder.resolve("nightly.yaml");
        Files.writeString(file, yaml);
        return SettingsFiles.ledger(SettingsFiles.environment(file));
    }
}
