package io.bedrockledger.warehouse;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.apache.iceberg.PartitionSpec;
import org.apache.iceberg.Schema;
import org.apache.iceberg.TableProperties;
import org.apache.iceberg.catalog.Namespace;
import org.apache.iceberg.catalog.TableIdentifier;
import org.apache.iceberg.types.Types;
import org.jspecify.annotations.Nullable;

/** The tables, each with its columns, its grain and the date that it is partitioned by. */
@SuppressWarnings("ImmutableEnumChecker") // unmodifiable lists of enum constants
public enum LedgerTable {
    INVOCATIONS("one row per model invocation", InvocationColumn.LOG_DATE, InvocationColumn.values()),
    LOG_OBJECTS(
            "one row per log object that was read: its receipt", LogObjectColumn.LOG_DATE, LogObjectColumn.values()),
    LOG_DAYS("one row per log day that was published: its receipt", LogDayColumn.LOG_DATE, LogDayColumn.values()),
    REJECTED_RECORDS(
            "one row per record that could not be read", RejectedRecordColumn.LOG_DATE, RejectedRecordColumn.values()),
    DUPLICATE_RECORDS(
            "one row per record whose call another record tells",
            DuplicateRecordColumn.LOG_DATE,
            DuplicateRecordColumn.values()),
    DAILY_COSTS(
            "one row per usage date and combination of account, region, model, route, service tier, workflow, team,"
                    + " environment, principal, prompt, prompt version, attribution grade and pricing status",
            DailyCostColumn.USAGE_DATE,
            DailyCostColumn.values()),
    DAILY_COST_LEGS(
            "one row per usage date and combination of account, region, resource, model, leg, route, service tier,"
                    + " latency mode, context band and rate card",
            DailyCostLegColumn.USAGE_DATE,
            DailyCostLegColumn.values()),
    DAILY_PROMPTS(
            "one row per usage date and combination of account, region, principal, team, workflow, environment, prompt,"
                    + " prompt version, prompt grade and system text",
            DailyPromptColumn.USAGE_DATE,
            DailyPromptColumn.values()),
    DAILY_OUTCOMES(
            "one row per usage date and combination of account, region, team, workflow, environment, model, outcome and"
                    + " error code",
            DailyOutcomeColumn.USAGE_DATE,
            DailyOutcomeColumn.values()),
    DAILY_LATENCIES(
            "one row per usage date and combination of account, region, team, workflow, environment, model, measure and"
                    + " class of duration",
            DailyLatencyColumn.USAGE_DATE,
            DailyLatencyColumn.values()),
    PROMPT_TEXTS("one row per fixed text that was found in calls", null, PromptTextColumn.values()),
    PRICES("one row per rate card, context band and leg", null, PriceColumn.values()),
    REPRICINGS(
            "one row per request whose price was changed on purpose, and edition that it was changed to",
            RepricingColumn.LOG_DATE,
            RepricingColumn.values()),
    DECLARATIONS("one row per thing that is declared under jobs", null, DeclarationColumn.values()),
    FINDINGS("one row per thing that a person should look at, or should have", null, FindingColumn.values()),
    MAILS("one row per mail and recipient that it was sent to, or is to be", MailColumn.MAIL_DATE, MailColumn.values()),
    BUDGETS("one row per budget and period that was watched", null, BudgetColumn.values()),
    ALERTS(
            "one row per budget, period and threshold that was crossed, or may have been, and per workflow and dear day",
            null,
            AlertColumn.values()),
    RUNS("one row per run, also of a run that found nothing to do", null, RunColumn.values());

    /** The namespace that holds every table. */
    public static final Namespace NAMESPACE = Namespace.of("ledger");

    /** The tables that hold what was read; every record of a log object is a row of one of them. */
    public static final List<LedgerTable> FACTS = List.of(INVOCATIONS, REJECTED_RECORDS, DUPLICATE_RECORDS);

    private final String grain;
    private final @Nullable Column partition;
    private final List<Column> columns;

    LedgerTable(String grain, @Nullable Column partition, Column... columns) {
        this.grain = grain;
        this.partition = partition;
        this.columns = List.of(columns);
    }

    /** The table's name in SQL, without the namespace. */
    public String tableName() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** What one row stands for. */
    public String grain() {
        return grain;
    }

    /** The columns in their order. */
    public List<Column> columns() {
        return columns;
    }

    /** The date column by which files are kept apart; empty when the table has no partitions. */
    public Optional<Column> partition() {
        return Optional.ofNullable(partition);
    }

    /** The column of a name, which the table must have. */
    Column column(String name) {
        return columns.stream()
                .filter(column -> column.columnName().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + tableName() + "] must have a column " + name + "; it has none"));
    }

    TableIdentifier identifier() {
        return TableIdentifier.of(NAMESPACE, tableName());
    }

    Schema schema() {
        List<Types.NestedField> fields = new ArrayList<>(columns.size());
        for (Column column : columns) {
            fields.add(Types.NestedField.builder()
                    .withId(column.fieldId())
                    .isOptional(!column.spec().required())
                    .withName(column.columnName())
                    .ofType(column.type()
                            .iceberg(
                                    InvocationColumn.REQUEST_METADATA_KEY_ID,
                                    InvocationColumn.REQUEST_METADATA_VALUE_ID))
                    .withDoc(column.spec().doc())
                    .build());
        }
        return new Schema(fields);
    }

    PartitionSpec partitionSpec(Schema schema) {
        PartitionSpec.Builder spec = PartitionSpec.builderFor(schema);
        if (partition != null) {
            spec.identity(partition.columnName());
        }
        return spec.build();
    }

    /** The settings that a new table is born with. */
    Map<String, String> properties() {
        Map<String, String> properties = new LinkedHashMap<>();
        properties.put(TableProperties.COMMENT, grain);
        properties.put(TableProperties.FORMAT_VERSION, "2");
        properties.put(TableProperties.PARQUET_COMPRESSION, "zstd");
        properties.put(TableProperties.METADATA_DELETE_AFTER_COMMIT_ENABLED, "true");
        properties.put(TableProperties.METADATA_PREVIOUS_VERSIONS_MAX, "20");
        properties.put(TableProperties.COMMIT_NUM_RETRIES, "20");
        properties.put(TableProperties.COMMIT_MIN_RETRY_WAIT_MS, "50");
        properties.put(TableProperties.COMMIT_MAX_RETRY_WAIT_MS, "2000");
        for (Column column : columns) {
            if (column.columnName().equals("account_id") || column.columnName().equals("region")) {
                // Bounds cut at 16 characters cannot prove that a file lies in one unit; its replacement would fail.
                properties.put(TableProperties.METRICS_MODE_COLUMN_CONF_PREFIX + column.columnName(), "full");
            }
        }
        return properties;
    }
}
