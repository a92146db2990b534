package io.bedrockledger.findings;

import io.bedrockledger.findings.StoredFindings.Stored;
import io.bedrockledger.warehouse.DeclarationColumn;
import io.bedrockledger.warehouse.Draft;
import io.bedrockledger.warehouse.DuckDb;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.LedgerTable;
import io.bedrockledger.warehouse.RowFile;
import io.bedrockledger.warehouse.SqlEngine;
import io.bedrockledger.warehouse.SqlException;
import io.bedrockledger.warehouse.SqlResult;
import io.bedrockledger.warehouse.SqlScripts;
import io.bedrockledger.warehouse.SqlSession;
import io.bedrockledger.warehouse.StopCheck;
import io.bedrockledger.warehouse.Warehouse;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Looks at the published tables for what a person should see, and publishes it: {@code declarations}, then
 * {@code findings}, each in one commit and only when something in it changed.
 *
 * <p>Looking twice gives the same rows; a look that died is made up for by the next one.
 */
public final class Findings {

    /** Log days before the last that detectors over calls read: those of the longest period, and one for late calls. */
    private static final int CALL_DAYS = 29;

    /** Views that several detectors read. */
    private static final List<String> KEPT = List.of("compliance", "named_calls");

    private static final Logger LOG = LoggerFactory.getLogger(Findings.class);

    /** The dearest first; what has no price behind it by its calls. */
    private static final Comparator<Finding> BY_MONEY = Comparator.comparing(Findings::money)
            .thenComparing(finding -> finding.seen().calls28d())
            .reversed()
            .thenComparing(Finding::id);

    private final Warehouse warehouse;
    private final DuckDb engine;
    private final StopCheck stop;
    private final Function<FindingKind, String> detectors;

    /**
     * A way to look.
     *
     * @param engine over the published tables
     * @param stop asked before each detector and commit
     */
    public Findings(Warehouse warehouse, DuckDb engine, StopCheck stop) {
        this(warehouse, engine, stop, kind -> SqlScripts.finding(kind.detector()));
    }

    /**
     * A way to look with other detectors.
     *
     * @param detectors the select of each kind
     */
    public Findings(Warehouse warehouse, DuckDb engine, StopCheck stop, Function<FindingKind, String> detectors) {
        this.warehouse = warehouse;
        this.engine = engine;
        this.stop = stop;
        this.detectors = detectors;
    }

    /**
     * Looks and publishes.
     *
     * @param runId the run that looks
     * @param today the day (UTC) on which it began; the days before it are complete
     */
    public FindingsReport look(Registry registry, String runId, LocalDate today) {
        stop.check();
        Draft draft = warehouse.draft(runId, stop);
        try {
            return look(registry, draft, today);
        } catch (RuntimeException e) {
            draft.discard(Map.of());
            throw e;
        }
    }

    /**
     * Where those of some acknowledgements stand that are in force on a day and about no finding of the tables.
     *
     * @param engine over the published tables
     */
    public static List<String> idle(SqlEngine engine, List<Acknowledgement> acknowledgements, LocalDate day) {
        List<Subject> findings = StoredFindings.read(engine).values().stream()
                .map(stored -> stored.finding().subject())
                .toList();
        return Registry.idle(acknowledgements, findings, day);
    }

    private FindingsReport look(Registry registry, Draft draft, LocalDate today) {
        draftDeclarations(registry, draft);
        DuckDb drafted = engine.over(draft);
        Map<String, Stored> before = StoredFindings.read(engine);
        Map<FindingKind, String> failures = new EnumMap<>(FindingKind.class);
        Places places = Places.read(engine, today);
        Map<String, Finding> found = places.lastDay()
                .map(day -> {
                    Map<FindingKind, List<Sighting>> seen = detect(drafted, day, failures);
                    return next(new Lifecycle(registry, day, today, places.lastCalls()), before, seen, failures);
                })
                .orElseGet(() -> nothingToLookAt(registry, before, today));
        List<Finding> ranked = ranked(found);
        draftFindings(before, ranked, draft);
        draft.commit();
        FindingsReport report = FindingsReport.of(
                before,
                ranked,
                registry.idle(ranked.stream().map(Finding::subject).toList(), today),
                failures);
        LOG.info(
                "event=findings run={} open={} acknowledged={} unknown={} new={} gone={} failed_detectors={}",
                draft.runId(),
                report.open(),
                report.acknowledged(),
                report.unknown(),
                report.opened(),
                report.gone(),
                failures.size());
        return report;
    }

    /** What each detector tells; one that fails is noted and tells nothing. */
    private Map<FindingKind, List<Sighting>> detect(DuckDb drafted, LocalDate day, Map<FindingKind, String> failures) {
        Map<FindingKind, String> texts = new EnumMap<>(FindingKind.class);
        for (FindingKind kind : FindingKind.values()) {
            try {
                texts.put(kind, detectors.apply(kind));
            } catch (IllegalArgumentException e) {
                failed(kind, e, failures);
            }
        }
        Map<FindingKind, List<Sighting>> seen = new EnumMap<>(FindingKind.class);
        try (SqlSession session = drafted.asOf(day, CALL_DAYS, texts.values(), KEPT)) {
            texts.forEach((kind, text) -> detect(kind, text, session, seen, failures));
        } catch (SqlException e) {
            // A table that cannot be read is told by upkeep; here it only means that nobody could look.
            stop.check();
            texts.keySet().forEach(kind -> failed(kind, e, failures));
            seen.clear();
        }
        return seen;
    }

    private void detect(
            FindingKind kind,
            String text,
            SqlSession session,
            Map<FindingKind, List<Sighting>> seen,
            Map<FindingKind, String> failures) {
        stop.check();
        try {
            seen.put(kind, detect(kind, text, session));
        } catch (SqlException | IllegalArgumentException e) {
            // What a statement says that was cancelled is that the run was stopped.
            stop.check();
            failed(kind, e, failures);
        }
    }

    private static void failed(FindingKind kind, RuntimeException failure, Map<FindingKind, String> failures) {
        String why = String.valueOf(failure.getMessage()).lines().findFirst().orElse("");
        failures.put(kind, why);
        LOG.warn("event=detector_failed kind={} why=\"{}\"", kind, why);
    }

    private static List<Sighting> detect(FindingKind kind, String text, SqlSession session) {
        Map<String, Sighting> seen = new LinkedHashMap<>();
        try (SqlResult row = session.query(text)) {
            while (row.next()) {
                Sighting sighting = Sighting.of(kind, row);
                if (seen.put(sighting.subject().id(), sighting) != null) {
                    throw new IllegalArgumentException("[sql/findings/" + kind.detector()
                            + ".sql] a detector must return one row a subject; it returned two; correct the script");
                }
            }
        }
        return List.copyOf(seen.values());
    }

    private static Map<String, Finding> next(
            Lifecycle lifecycle,
            Map<String, Stored> before,
            Map<FindingKind, List<Sighting>> seen,
            Map<FindingKind, String> failures) {
        Map<String, Finding> next = new TreeMap<>();
        before.forEach((id, stored) -> {
            Finding finding = stored.finding();
            FindingKind kind = finding.subject().kind();
            next.put(
                    id,
                    failures.containsKey(kind)
                            ? lifecycle.unknown(finding, "its detector failed")
                            : lifecycle.notSeen(finding));
        });
        seen.values().stream().flatMap(List::stream).forEach(sighting -> {
            String id = sighting.subject().id();
            Stored stored = before.get(id);
            next.put(id, lifecycle.seen(sighting, stored == null ? null : stored.finding()));
        });
        return next;
    }

    private static Map<String, Finding> nothingToLookAt(
            Registry registry, Map<String, Stored> before, LocalDate today) {
        Lifecycle lifecycle = new Lifecycle(registry, today, today, Map.of());
        Map<String, Finding> next = new TreeMap<>();
        before.forEach((id, stored) ->
                next.put(id, lifecycle.unknown(stored.finding(), "the tables have no calls to look at")));
        return next;
    }

    private static BigDecimal money(Finding finding) {
        return Optional.ofNullable(finding.seen().listCost28dUsd()).orElse(BigDecimal.ZERO);
    }

    private static List<Finding> ranked(Map<String, Finding> findings) {
        List<Finding> ranked = new ArrayList<>();
        int rank = 0;
        for (Finding finding : findings.values().stream().sorted(BY_MONEY).toList()) {
            boolean open = finding.state() == FindingState.OPEN;
            rank += open ? 1 : 0;
            ranked.add(finding.at(open ? rank : null));
        }
        return ranked;
    }

    private void draftFindings(Map<String, Stored> before, List<Finding> findings, Draft draft) {
        boolean same =
                findings.size() == before.size() && findings.stream().allMatch(finding -> isAsBefore(before, finding));
        if (same) {
            return;
        }
        try (RowFile file = warehouse.write(LedgerTable.FINDINGS, draft.runId())) {
            for (Finding finding : findings) {
                finding.fill(file.row());
                Stored stored = before.get(finding.id());
                String writer = draft.runId();
                if (stored != null && stored.finding().equals(finding)) {
                    writer = stored.runId();
                }
                file.row().set(FindingColumn.RUN_ID, writer);
                file.append();
            }
            draft.replaceAll(LedgerTable.FINDINGS, file.finish().map(List::of).orElse(List.of()));
        }
    }

    private static boolean isAsBefore(Map<String, Stored> before, Finding finding) {
        Stored stored = before.get(finding.id());
        return stored != null && stored.finding().equals(finding);
    }

    private void draftDeclarations(Registry registry, Draft draft) {
        if (StoredDeclarations.read(engine).equals(registry.declarations())) {
            return;
        }
        try (RowFile file = warehouse.write(LedgerTable.DECLARATIONS, draft.runId())) {
            for (Declaration declaration : registry.declarations()) {
                declaration.fill(file.row());
                file.row().set(DeclarationColumn.RUN_ID, draft.runId());
                file.append();
            }
            draft.replaceAll(
                    LedgerTable.DECLARATIONS, file.finish().map(List::of).orElse(List.of()));
        }
    }
}
