package io.bedrockledger.job;

import io.bedrockledger.attribution.AttributionRules;
import io.bedrockledger.attribution.Audience;
import io.bedrockledger.attribution.MetadataFilter;
import io.bedrockledger.attribution.MetadataKeys;
import io.bedrockledger.attribution.PrincipalMode;
import io.bedrockledger.attribution.PrincipalPrivacy;
import io.bedrockledger.attribution.StoredAttribution;
import io.bedrockledger.attribution.Workflow;
import io.bedrockledger.findings.Acknowledgement;
import io.bedrockledger.findings.Registry;
import io.bedrockledger.ingest.DeepListing;
import io.bedrockledger.ingest.PublishedPrices;
import io.bedrockledger.ingest.RunParts;
import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.Limits;
import io.bedrockledger.pricing.PriceBook;
import io.bedrockledger.pricing.PriceBookCheck;
import io.bedrockledger.pricing.PriceBookException;
import io.bedrockledger.pricing.RegionPrefixes;
import io.bedrockledger.prompts.PromptKeys;
import io.bedrockledger.prompts.PromptRegistry;
import io.bedrockledger.settings.LedgerSettings;
import io.bedrockledger.settings.LedgerSettings.SourceEntry;
import io.bedrockledger.settings.SettingsException;
import io.bedrockledger.source.LogSource;
import io.bedrockledger.source.LogSources;
import io.bedrockledger.source.SourceSettings;
import io.bedrockledger.spend.spike.SpikeRules;
import io.bedrockledger.spend.watch.AlertDelivery;
import io.bedrockledger.spend.watch.AlertFiles;
import io.bedrockledger.spend.watch.WatchPlan;
import io.bedrockledger.warehouse.UpkeepSettings;
import io.bedrockledger.warehouse.UsageTypes;
import io.bedrockledger.warehouse.Warehouse;
import java.io.IOException;
import java.net.URI;
import java.nio.file.Path;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** From settings to what a run works with. */
public final class RunAssembly {

    private RunAssembly() {}

    /** The sources that the settings name, or the one place that the command line names. */
    public static List<SourceSettings> sources(LedgerSettings settings, String named) {
        if (settings.sources().isEmpty()) {
            return List.of(SourceSettings.at(named));
        }
        return settings.sources().stream().map(RunAssembly::source).toList();
    }

    /** The one place that the command line names, with what the settings say of it. */
    public static List<SourceSettings> named(LedgerSettings settings, String location) {
        return settings.sources().stream()
                .filter(entry -> entry.location().equals(location))
                .findFirst()
                .map(entry -> List.of(source(entry)))
                .orElseGet(() -> List.of(SourceSettings.at(location)));
    }

    private static SourceSettings source(SourceEntry entry) {
        try {
            return settings(entry);
        } catch (IllegalArgumentException e) {
            throw new SettingsException("[ledger.sources] " + e.getMessage());
        }
    }

    private static SourceSettings settings(SourceEntry entry) {
        return new SourceSettings(
                entry.location(),
                entry.name(),
                entry.region(),
                entry.endpoint() == null ? null : URI.create(entry.endpoint()),
                entry.pathStyle(),
                entry.bodyRoots());
    }

    /**
     * Opens the sources.
     *
     * @throws SettingsException when a setting of theirs is wrong
     */
    public static LogSource open(List<SourceSettings> sources) {
        try {
            return LogSources.open(sources);
        } catch (IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()));
        }
    }

    /**
     * What a run works with.
     *
     * @param jobs the folder of price book, rules, profiles and prompts
     * @throws SettingsException when a file of it is wrong; the message names file, line, rule and value
     */
    public static RunParts parts(
            LedgerSettings settings, Path jobs, LedgerIdentity identity, LogSource source, Warehouse warehouse)
            throws IOException {
        byte[] key = identity.key(FolderKey.parse(Optional.ofNullable(settings.fingerprintKey())));
        MetadataKeys keys = keys(settings.metadata().keys());
        PublishedPrices prices = prices(jobs, warehouse);
        return new RunParts(
                source,
                warehouse,
                prices,
                rules(jobs, settings),
                fileOf(() -> PromptRegistry.load(jobs, new PromptKeys(keys.promptId(), keys.promptVersion()))),
                filter(settings.metadata()),
                new PrincipalPrivacy(mode(settings.principals()), key),
                new FingerprintKey(key),
                limits(settings.limits()),
                upkeep(settings.upkeep()),
                usageTypes(jobs, prices.book()));
    }

    /**
     * What people declared and accepted, for the findings.
     *
     * @param jobs the folder of the acknowledgements
     * @throws SettingsException when the acknowledgements are wrong; the message names file and line
     */
    public static Registry registry(LedgerSettings settings, Path jobs, RunParts parts) throws IOException {
        return fileOf(() -> new Registry(
                Declarations.of(parts.rules(), parts.prompts()),
                AcknowledgedFile.read(jobs),
                mode(settings.principals()) == PrincipalMode.CLEAR));
    }

    /**
     * What people accepted.
     *
     * @param jobs the folder of the acknowledgements
     * @throws SettingsException when the file is wrong; the message names file and line
     */
    public static List<Acknowledgement> acknowledgements(Path jobs) throws IOException {
        return fileOf(() -> AcknowledgedFile.read(jobs));
    }

    /**
     * What is watched, and who is told of it.
     *
     * @param jobs the folder of the budgets
     * @throws SettingsException when the budgets or those who are told are wrong; the message names file and line
     */
    public static WatchPlan watchPlan(LedgerSettings settings, Path jobs, RunParts parts) throws IOException {
        return fileOf(() -> {
            Audience audience = Audience.load(jobs);
            List<Workflow> workflows = parts.rules().workflows();
            Map<String, List<String>> owners = new HashMap<>();
            for (Workflow workflow : workflows) {
                audience.team(workflow.team()).ifPresent(team -> owners.put(workflow.name(), team.recipients()));
            }
            return new WatchPlan(
                    BudgetsFile.read(jobs, audience, workflows),
                    spikes(settings.spikes()),
                    owners,
                    audience.finops().recipients());
        });
    }

    private static SpikeRules spikes(LedgerSettings.SpikesEntry spikes) {
        SpikeRules usual = SpikeRules.DEFAULT;
        return new SpikeRules(
                usual.weeks(),
                usual.minDays(),
                spikes.minRatio(),
                spikes.minExcessUsd(),
                spikes.falseDiscoveryRate().doubleValue());
    }

    /** How people are told: by files in the data folder. */
    public static List<AlertDelivery> deliveries(DataFolder folder) {
        return List.of(new AlertFiles(folder.root().resolve("alerts")));
    }

    /**
     * How the bill names what calls are billed for.
     *
     * @param jobs the folder of the price book
     * @throws SettingsException when the names of regions are wrong
     */
    public static UsageTypes usageTypes(Path jobs, PriceBook book) throws IOException {
        return fileOf(() -> new BillNames(book, RegionPrefixes.load(jobs.resolve("prices"))));
    }

    /** When a deep listing is due, and how far it looks. */
    public static DeepListing deepListing(LedgerSettings settings) {
        return new DeepListing(settings.window().deepDays(), settings.window().deepEvery());
    }

    /**
     * The price book.
     *
     * @throws SettingsException when a file of it is wrong
     */
    public static PriceBook prices(Path jobs) throws IOException {
        return fileOf(() -> PriceBook.load(jobs.resolve("prices")));
    }

    /**
     * The price book of a folder of jobs, and what its gates say.
     *
     * @param today against which the age of the sources is measured
     * @throws SettingsException when a file of it is wrong
     */
    public static PriceBookCheck checkedPrices(Path jobs, LocalDate today) throws IOException {
        return fileOf(() -> PriceBookCheck.of(jobs.resolve("prices"), today));
    }

    /**
     * The price book and what of it is published, if no published price changed.
     *
     * @throws SettingsException when a file of it is wrong, or an entry has other prices than were published
     */
    public static PublishedPrices prices(Path jobs, Warehouse warehouse) throws IOException {
        PriceBook book = prices(jobs);
        return fileOf(() -> PublishedPrices.of(warehouse, book));
    }

    /**
     * The rules that attribute calls.
     *
     * @throws SettingsException when a file of them is wrong
     */
    public static AttributionRules rules(Path jobs, LedgerSettings settings) throws IOException {
        return fileOf(() -> AttributionRules.load(jobs, keys(settings.metadata().keys())));
    }

    /**
     * The rules, for rows whose metadata is filtered as the settings say.
     *
     * @throws SettingsException when a file of them is wrong
     */
    public static StoredAttribution storedRules(Path jobs, LedgerSettings settings) throws IOException {
        return new StoredAttribution(rules(jobs, settings), filter(settings.metadata()));
    }

    /** Something that is read from files that people own. */
    @FunctionalInterface
    interface Reading<T> {
        T read() throws IOException;
    }

    /** What is wrong in a file that people own is theirs to correct, as a setting is. */
    static <T> T fileOf(Reading<T> reading) throws IOException {
        try {
            return reading.read();
        } catch (PriceBookException | IllegalArgumentException e) {
            throw new SettingsException(String.valueOf(e.getMessage()), e);
        }
    }

    private static MetadataKeys keys(LedgerSettings.Keys keys) {
        return new MetadataKeys(
                keys.workflow(), keys.promptId(), keys.promptVersion(), keys.team(), keys.environment());
    }

    private static MetadataFilter filter(LedgerSettings.Metadata metadata) {
        return new MetadataFilter(
                metadata.allow().isEmpty() ? MetadataFilter.DEFAULT_ALLOW : metadata.allow(),
                metadata.deny().isEmpty() ? MetadataFilter.DEFAULT_DENY : metadata.deny());
    }

    private static PrincipalMode mode(LedgerSettings.Principals principals) {
        return switch (principals) {
            case CLEAR -> PrincipalMode.CLEAR;
            case HASHED -> PrincipalMode.HASHED;
            case DROPPED -> PrincipalMode.DROPPED;
        };
    }

    private static UpkeepSettings upkeep(LedgerSettings.UpkeepEntry upkeep) {
        return new UpkeepSettings(
                upkeep.enabled(),
                upkeep.every(),
                upkeep.snapshotAge(),
                upkeep.snapshotsKept(),
                upkeep.orphanAge(),
                upkeep.closedAfterDays(),
                upkeep.file().toBytes(),
                upkeep.night().toBytes());
    }

    private static Limits limits(LedgerSettings.LimitsEntry limits) {
        return new Limits(
                Math.toIntExact(limits.record().toBytes()),
                limits.object().toBytes(),
                limits.ratio(),
                limits.ratioFrom().toBytes());
    }
}
