package io.bedrockledger.settings;

import java.math.BigDecimal;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.util.unit.DataSize;

/**
 * Everything that can be set under {@code ledger.*}; a test pins every key and default.
 *
 * @param sources where the logs are; empty means what {@code --logs} names
 * @param catalog Iceberg's catalog properties, by their own names; empty means the embedded catalog of the data folder
 * @param principals how callers stand in the tables
 * @param metadata which request metadata is kept, and under which keys callers send what
 * @param limits what a log object and a record may be at most
 * @param run how much is done at a time
 * @param window how far a night looks back
 * @param upkeep how the tables are kept small and fast
 * @param mail who sends mails, and whether a night does
 * @param report the weekly report
 * @param spikes when a dear day of a workflow is told
 * @param gates what ends a run with exit code 3; unset gates watch nothing
 * @param fingerprintKey the secret key of the fingerprints, 32 hexadecimal digits; unset means the one that the data folder keeps
 */
public record LedgerSettings(
        @DefaultValue List<SourceEntry> sources,
        @DefaultValue Map<String, String> catalog,
        @DefaultValue("clear") Principals principals,
        @DefaultValue Metadata metadata,
        @DefaultValue LimitsEntry limits,
        @DefaultValue Run run,
        @DefaultValue WindowEntry window,
        @DefaultValue UpkeepEntry upkeep,
        @DefaultValue MailEntry mail,
        @DefaultValue ReportEntry report,
        @DefaultValue SpikesEntry spikes,
        @DefaultValue Gates gates,
        @Nullable String fingerprintKey) {

    /** How callers stand in the tables. */
    public enum Principals {
        /** As logged. */
        CLEAR,
        /** As a keyed hash: equal callers stay equal, names are gone. */
        HASHED,
        /** Not at all. */
        DROPPED
    }

    /**
     * A place that holds logs.
     *
     * @param location a folder or {@code s3://bucket/prefix}, above {@code AWSLogs/}
     * @param name what the keys of a folder begin with when there are several sources; unset means the folder's own name
     * @param region the bucket's region; unset means the SDK's own chain
     * @param endpoint another S3 endpoint; unset means AWS
     * @param pathStyle whether the bucket stands in the path, as many S3 servers other than AWS want it
     * @param bodyRoots from the bucket that a record names to the place where its off-loaded bodies are
     */
    public record SourceEntry(
            String location,
            @Nullable String name,
            @Nullable String region,
            @Nullable String endpoint,
            @DefaultValue("false") boolean pathStyle,
            @DefaultValue Map<String, String> bodyRoots) {}

    /**
     * Request metadata.
     *
     * @param allow patterns of keys to keep, {@code *} for any characters; empty means all that are not denied
     * @param deny patterns of keys to drop, stronger than {@code allow}; empty means the built-in list of secret-like keys
     * @param keys under which keys callers send what
     */
    public record Metadata(
            @DefaultValue List<String> allow,
            @DefaultValue List<String> deny,
            @DefaultValue Keys keys) {}

    /** The metadata keys under which callers send what. */
    public record Keys(
            @DefaultValue("workflow") String workflow,
            @DefaultValue("prompt_id") String promptId,
            @DefaultValue("prompt_version") String promptVersion,
            @DefaultValue("team") String team,
            @DefaultValue("environment") String environment) {

        public Keys {
            for (String key : List.of(workflow, promptId, promptVersion, team, environment)) {
                require(!key.isBlank(), "metadata.keys", "must each name a key", "an empty one");
            }
        }
    }

    /**
     * Limits against damaged and hostile objects.
     *
     * @param record the largest record that is read
     * @param object the largest object, uncompressed
     * @param ratio the highest ratio of uncompressed to compressed bytes, once past {@code ratioFrom}
     * @param ratioFrom the uncompressed bytes of an object up to which any ratio is right
     */
    public record LimitsEntry(
            @DefaultValue("64MB") DataSize record,
            @DefaultValue("4GB") DataSize object,
            @DefaultValue("1000") int ratio,
            @DefaultValue("64MB") DataSize ratioFrom) {

        private static final DataSize LARGEST_RECORD = DataSize.ofMegabytes(127);
        private static final DataSize LARGEST_OBJECT = DataSize.ofTerabytes(1024);

        public LimitsEntry {
            require(
                    isPositive(record) && record.compareTo(LARGEST_RECORD) <= 0,
                    "limits.record",
                    "must be 1B to 127MB",
                    record);
            require(
                    isPositive(object) && object.compareTo(LARGEST_OBJECT) <= 0,
                    "limits.object",
                    "must be 1B to 1024TB",
                    object);
            require(ratio >= 1, "limits.ratio", "must be 1 or more", ratio);
            require(!ratioFrom.isNegative(), "limits.ratio-from", "must be 0B or more", ratioFrom);
        }
    }

    /**
     * How much is done at a time.
     *
     * @param threads workers; 0 means as many as there are cores
     * @param batch compressed bytes of log objects between two commits
     * @param portion compressed bytes that one worker reads into one file at least, so that a large day splits and small ones do not
     */
    public record Run(
            @DefaultValue("0") int threads,
            @DefaultValue("2GB") DataSize batch,
            @DefaultValue("32MB") DataSize portion) {

        public Run {
            require(threads >= 0, "run.threads", "must be 0 or more", threads);
            require(isPositive(batch), "run.batch", "must be 1B or more", batch);
            require(isPositive(portion), "run.portion", "must be 1B or more", portion);
        }

        /** Compressed bytes between two commits. */
        public long batchBytes() {
            return batch.toBytes();
        }

        /** Compressed bytes of one portion at least. */
        public long portionBytes() {
            return portion.toBytes();
        }
    }

    /**
     * How far a night looks back when nobody names its days.
     *
     * @param deepDays days that a deep listing covers, today included
     * @param deepEvery how many days after the last deep listing the next is due; zero: every night
     */
    public record WindowEntry(
            @DefaultValue("40") int deepDays,
            @DefaultValue("7d") Duration deepEvery) {

        public WindowEntry {
            require(deepDays >= 1, "window.deep-days", "must be 1 or more", deepDays);
            requireTime("window.deep-every", deepEvery);
        }
    }

    /**
     * How the tables are kept small and fast.
     *
     * @param enabled whether upkeep is done at all
     * @param every how long after the last upkeep the next one is due; zero: in every run
     * @param snapshotAge how old a snapshot becomes before it expires
     * @param snapshotsKept snapshots of a table that stay, however old they are
     * @param orphanAge how old a file that no table names becomes before it goes, where the tables are not in the data folder
     * @param closedAfterDays days after which a log day is closed, and its files are made few
     * @param file the size that the files of a closed day are made up to
     * @param night data files that one run rewrites at most
     */
    public record UpkeepEntry(
            @DefaultValue("true") boolean enabled,
            @DefaultValue("20h") Duration every,
            @DefaultValue("7d") Duration snapshotAge,
            @DefaultValue("3") int snapshotsKept,
            @DefaultValue("3d") Duration orphanAge,
            @DefaultValue("3") int closedAfterDays,
            @DefaultValue("256MB") DataSize file,
            @DefaultValue("4GB") DataSize night) {

        public UpkeepEntry {
            requireTime("upkeep.every", every);
            requireTime("upkeep.snapshot-age", snapshotAge);
            require(snapshotsKept >= 1, "upkeep.snapshots-kept", "must be 1 or more", snapshotsKept);
            requireTime("upkeep.orphan-age", orphanAge);
            require(closedAfterDays >= 1, "upkeep.closed-after-days", "must be 1 or more", closedAfterDays);
            require(isPositive(file), "upkeep.file", "must be 1B or more", file);
            require(isPositive(night), "upkeep.night", "must be 1B or more", night);
        }
    }

    /**
     * Mails; the way to the mail server stands under {@code spring.mail}.
     *
     * @param alerts whether a night sends its alerts by mail; otherwise they stay in the outbox
     * @param from the address of the sender, with a name before it or without; unset means that nothing can be sent
     * @param replyTo where answers go; unset means to the sender
     */
    public record MailEntry(
            @DefaultValue("false") boolean alerts,
            @Nullable String from,
            @Nullable String replyTo) {}

    /**
     * The weekly report.
     *
     * @param send whether the job sends it without being told so by {@code --send}
     * @param recipients who gets the mails of teams, and of FinOps, that name nobody in {@code workflows.yaml}
     */
    public record ReportEntry(
            @DefaultValue("false") boolean send,
            @DefaultValue List<String> recipients) {}

    /**
     * When a day of a workflow is so much dearer than its weekday that somebody is told. All must hold.
     *
     * @param minExcessUsd how many US dollars more than usual, at least
     * @param minRatio how many times the usual cost, at least
     * @param falseDiscoveryRate the share of false ones among those that are told, over all workflows of a day
     */
    public record SpikesEntry(
            @DefaultValue("10") BigDecimal minExcessUsd,
            @DefaultValue("1.5") BigDecimal minRatio,
            @DefaultValue("0.05") BigDecimal falseDiscoveryRate) {

        private static final int CENT_DIGITS = 2;

        public SpikesEntry {
            require(
                    minExcessUsd.signum() > 0 && minExcessUsd.scale() <= CENT_DIGITS,
                    "spikes.min-excess-usd",
                    "must be more than 0, in dollars and cents",
                    minExcessUsd);
            require(minRatio.compareTo(BigDecimal.ONE) > 0, "spikes.min-ratio", "must be more than 1", minRatio);
            require(
                    falseDiscoveryRate.signum() > 0 && falseDiscoveryRate.compareTo(BigDecimal.ONE) < 0,
                    "spikes.false-discovery-rate",
                    "must be more than 0 and less than 1",
                    falseDiscoveryRate);
        }
    }

    /**
     * Gates, as shares: of the first two between 0 and 1.
     *
     * @param rejectedShare rejected records of all records of the run
     * @param unpricedShare unpriced calls of all calls of the run
     * @param budget what was spent for certain of a budget's amount in its current period, of any budget: 1 is all of it
     */
    public record Gates(
            @Nullable BigDecimal rejectedShare,
            @Nullable BigDecimal unpricedShare,
            @Nullable BigDecimal budget) {

        public Gates {
            requireShare("gates.rejected-share", rejectedShare);
            requireShare("gates.unpriced-share", unpricedShare);
            require(budget == null || budget.signum() >= 0, "gates.budget", "must be a share of 0 or more", budget);
        }

        private static void requireShare(String key, @Nullable BigDecimal share) {
            require(
                    share == null || (share.signum() >= 0 && share.compareTo(BigDecimal.ONE) <= 0),
                    key,
                    "must be a share from 0 to 1",
                    share);
        }
    }

    private static void requireTime(String key, Duration time) {
        require(!time.isNegative(), key, "must not be negative", time);
    }

    private static boolean isPositive(DataSize size) {
        return size.toBytes() > 0;
    }

    private static void require(boolean holds, String key, String rule, @Nullable Object found) {
        if (!holds) {
            throw new SettingsException(
                    "[settings] ledger." + key + " " + rule + "; found " + found + "; correct the value");
        }
    }
}
