package io.bedrockledger.warehouse;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.LocalDate;
import java.util.Collection;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.Set;
import java.util.stream.Collectors;
import org.apache.iceberg.DataFile;
import org.apache.iceberg.io.FileIO;
import org.duckdb.DuckDBDriver;

/**
 * DuckDB in this process, over the files that Iceberg plans, column by field id.
 *
 * <p>Each statement runs in a database of its own, in memory, that can read the planned files and nothing else and
 * write nothing; so it sees one snapshot of every table, whatever is committed meanwhile.
 */
public final class DuckDb implements SqlEngine {

    /** What makes DuckDB answer as Trino does. */
    private static final List<String> DIALECT = List.of(
            "set TimeZone = 'UTC'",
            "set integer_division = true",
            "create schema ledger",
            "use ledger",
            "create macro element_at(m, k) as map_extract_value(m, k)",
            "create macro array_join(a, s) as array_to_string(a, s)",
            "create macro approx_percentile(x, p) as approx_quantile(x, p)",
            "create macro approx_distinct(x) as approx_count_distinct(x)");

    private static final String STREAMED = "true";
    private static final String WHOLE = "false";

    /**
     * What the driver says, in place of the reason, when a streamed answer fails before its first row (2.0.0.1); asked
     * for the whole answer it tells the reason.
     */
    static final String LOST_MESSAGE = "Invalid Input Error: Invalid result set";

    /** A report tells the percentiles of its own week. */
    private static final int DAYS_OF_DURATIONS = 7;

    /** Each thread has buffers of its own, which have to fit into the memory. */
    private static final int MOST_THREADS = 4;

    /** Below so many bytes of files the threads of a session cost more than they save. */
    private static final long SMALL_BYTES = 2L << 20;

    private final Warehouse warehouse;
    private final TableFiles tableFiles;
    private final SqlSettings settings;
    private final FileCache cache;
    private final RunningStatements running;

    public DuckDb(Warehouse warehouse, SqlSettings settings) {
        this(
                warehouse,
                warehouse::plan,
                settings,
                new FileCache(settings.workFolder().resolve("files"), settings.cacheBytes()),
                new RunningStatements());
    }

    private DuckDb(
            Warehouse warehouse,
            TableFiles tableFiles,
            SqlSettings settings,
            FileCache cache,
            RunningStatements running) {
        this.warehouse = warehouse;
        this.tableFiles = tableFiles;
        this.settings = settings;
        this.cache = cache;
        this.running = running;
    }

    /** The same engine over the tables as a draft leaves them. */
    public DuckDb over(Draft draft) {
        return new DuckDb(warehouse, draft::plan, settings, cache, running);
    }

    /**
     * Cancels the statements that run at the moment, also those over a draft: they fail with an {@link SqlException}. One
     * that is about to begin may miss it.
     */
    public void cancel() {
        running.cancel();
    }

    @Override
    public SqlResult query(String sql) {
        return query(sql, Map.of());
    }

    /**
     * Opens one database for several statements as of a day: of the roll-ups they see the usage dates up to that day, and of
     * the calls those of the last log days, since to read all calls there ever were takes long.
     *
     * @param callDays how many log days before that day are read; the one after it is too, where the last calls of a day
     *     are
     * @param texts what is going to be asked, by which tables and views are made ready
     * @param kept views that are asked once and kept, since several of the texts read them
     */
    public SqlSession asOf(LocalDate day, int callDays, Collection<String> texts, List<String> kept) {
        Map<LedgerTable, Part> parts = Map.of(
                LedgerTable.DAILY_COSTS, Part.upTo(DailyCostColumn.USAGE_DATE, day),
                LedgerTable.DAILY_COST_LEGS, Part.upTo(DailyCostLegColumn.USAGE_DATE, day),
                LedgerTable.DAILY_PROMPTS, Part.upTo(DailyPromptColumn.USAGE_DATE, day),
                LedgerTable.DAILY_OUTCOMES, Part.upTo(DailyOutcomeColumn.USAGE_DATE, day),
                LedgerTable.DAILY_LATENCIES, Part.upTo(DailyLatencyColumn.USAGE_DATE, day),
                LedgerTable.INVOCATIONS,
                        Part.between(InvocationColumn.LOG_DATE, day.minusDays(callDays), day.plusDays(1))
                                .and(Part.upTo(InvocationColumn.USAGE_DATE, day)));
        Mentions mentions = Mentions.of(String.join("\n", texts));
        List<String> asked =
                mentions.views().stream().filter(view -> !kept.contains(view)).toList();
        Question question = new Question("", parts, new Mentions(mentions.tables(), asked));
        PlannedFiles planned = planned(List.of(question));
        Connection connection = connect(WHOLE);
        try {
            prepare(connection, planned, planned.bytes() < SMALL_BYTES ? 1 : MOST_THREADS);
            new SessionViews(connection, planned).show(question);
            SqlSession session = new SqlSession(connection, running);
            mentions.views().stream().filter(kept::contains).forEach(view -> session.keep(view, SqlScripts.view(view)));
            return session;
        } catch (SQLException e) {
            throw closing(connection, refused(e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    /**
     * Opens one database for the many statements of a report. The roll-ups of some usage dates are read once and kept in it,
     * so that a statement takes milliseconds; of durations those of the last seven days alone. Calls cannot be read.
     *
     * @param from first usage date, inclusive
     * @param to last usage date, inclusive
     */
    public SqlSession weeks(LocalDate from, LocalDate to) {
        Map<LedgerTable, Part> parts = Map.of(
                LedgerTable.DAILY_COSTS, Part.between(DailyCostColumn.USAGE_DATE, from, to),
                LedgerTable.DAILY_OUTCOMES, Part.between(DailyOutcomeColumn.USAGE_DATE, from, to),
                LedgerTable.DAILY_LATENCIES,
                        Part.between(DailyLatencyColumn.USAGE_DATE, to.minusDays(DAYS_OF_DURATIONS - 1), to),
                LedgerTable.DAILY_PROMPTS, Part.between(DailyPromptColumn.USAGE_DATE, from, to),
                LedgerTable.LOG_OBJECTS, Part.between(LogObjectColumn.LOG_DATE, from, to));
        Set<LedgerTable> tables = EnumSet.complementOf(EnumSet.of(LedgerTable.INVOCATIONS));
        Question question = new Question("", parts, new Mentions(tables, List.of()));
        PlannedFiles planned = planned(List.of(question));
        Connection connection = connect(WHOLE);
        try {
            prepare(connection, planned, planned.bytes() < SMALL_BYTES ? 1 : MOST_THREADS);
            SessionViews views = new SessionViews(connection, planned);
            views.show(question);
            for (LedgerTable table :
                    List.of(LedgerTable.DAILY_COSTS, LedgerTable.DAILY_OUTCOMES, LedgerTable.DAILY_LATENCIES)) {
                execute(connection, "create temp table " + table.tableName() + " as from ledger." + table.tableName());
            }
            return new SqlSession(connection, running);
        } catch (SQLException e) {
            throw closing(connection, refused(e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    /**
     * Runs one select statement over a part of some tables.
     *
     * @param parts what the statement sees of a table; of one that is not named, all
     */
    SqlResult query(String sql, Map<LedgerTable, Part> parts) {
        try {
            return open(connect(STREAMED), sql, parts);
        } catch (SqlException e) {
            if (LOST_MESSAGE.equals(e.getMessage())) {
                return open(connect(WHOLE), sql, parts);
            }
            throw e;
        }
    }

    private SqlResult open(Connection connection, String sql, Map<LedgerTable, Part> parts) {
        try {
            SelectGate.check(connection, sql);
            Question question = new Question(sql, parts);
            PlannedFiles planned = planned(List.of(question));
            prepare(connection, planned, MOST_THREADS);
            new SessionViews(connection, planned).show(question);
            return DuckDbResult.of(connection, sql, running, connection::close);
        } catch (SQLException e) {
            throw closing(connection, refused(e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    /**
     * Opens one database for several questions, which saves most of the time that a small one takes. They are known
     * before, since nothing but their files can be read in it; all of them see the same snapshots.
     */
    DuckDbSession session(List<Question> questions) {
        PlannedFiles planned = planned(questions);
        Connection connection = connect(STREAMED);
        try {
            prepare(connection, planned, planned.bytes() < SMALL_BYTES ? 1 : MOST_THREADS);
            return new DuckDbSession(this, connection, new SessionViews(connection, planned), running);
        } catch (SQLException e) {
            throw closing(connection, refused(e));
        } catch (RuntimeException e) {
            throw closing(connection, e);
        }
    }

    /** Opens one database for several statements over the whole of some tables, as {@link #query(String)} answers them. */
    public DuckDbSession session(Set<LedgerTable> tables) {
        return session(tables.stream()
                .map(table -> new Question("select 1 from " + table.tableName(), Map.of()))
                .toList());
    }

    private static Connection connect(String streamed) {
        Properties properties = new Properties();
        properties.setProperty(DuckDBDriver.JDBC_STREAM_RESULTS, streamed);
        try {
            return new DuckDBDriver().connect("jdbc:duckdb:", properties);
        } catch (SQLException e) {
            throw refused(e);
        }
    }

    private void prepare(Connection connection, PlannedFiles planned, int mostThreads) throws SQLException {
        for (String statement : DIALECT) {
            execute(connection, statement);
        }
        createFolder(settings.workFolder());
        execute(connection, "set memory_limit = '" + settings.memoryBytes() / 1024 + "KiB'");
        execute(
                connection,
                "set threads = " + Math.min(mostThreads, Runtime.getRuntime().availableProcessors()));
        execute(
                connection,
                "set temp_directory = " + literal(settings.workFolder().resolve("spill")));
        execute(connection, "set allowed_paths = " + list(planned.paths()));
        execute(connection, "set enable_external_access = false");
        execute(connection, "set lock_configuration = true");
    }

    private PlannedFiles planned(List<Question> questions) {
        PlannedFiles planned = new PlannedFiles();
        for (Question question : questions) {
            for (LedgerTable table : question.mentions().tables()) {
                planned.add(table, question.part(table), this::files);
            }
        }
        return planned;
    }

    private PlannedFiles.Planned files(LedgerTable table, Part part) {
        List<DataFile> files = tableFiles.plan(table, part.filter());
        long bytes = files.stream().mapToLong(DataFile::fileSizeInBytes).sum();
        return new PlannedFiles.Planned(paths(table, files), bytes);
    }

    private List<Path> paths(LedgerTable table, List<DataFile> files) {
        if (files.isEmpty()) {
            return List.of();
        }
        FileIO io = warehouse.table(table).io();
        if (io instanceof LocalFileIO local) {
            return files.stream().map(file -> local.path(file.location())).toList();
        }
        return cache.fetch(io, files);
    }

    /** DuckDB makes the folder that it spills to, but not the one above. */
    private static void createFolder(Path folder) {
        try {
            Files.createDirectories(folder);
        } catch (IOException e) {
            throw new UncheckedIOException("[" + folder + "] the work folder must be creatable; it is not", e);
        }
    }

    static String list(Collection<Path> paths) {
        return paths.stream().map(DuckDb::literal).collect(Collectors.joining(", ", "[", "]"));
    }

    private static String literal(Path path) {
        return "'" + path.toAbsolutePath().toString().replace("'", "''") + "'";
    }

    static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    static SqlException refused(SQLException e) {
        String message = e.getMessage();
        return new SqlException(message == null ? "the SQL engine failed without a word" : message, e);
    }

    private static RuntimeException closing(Connection connection, RuntimeException failure) {
        try {
            connection.close();
        } catch (SQLException e) {
            failure.addSuppressed(e);
        }
        return failure;
    }
}
