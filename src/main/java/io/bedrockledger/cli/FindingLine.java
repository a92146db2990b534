package io.bedrockledger.cli;

import io.bedrockledger.findings.FindingKind;
import io.bedrockledger.findings.FindingState;
import io.bedrockledger.warehouse.FindingColumn;
import io.bedrockledger.warehouse.SqlEngine;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.Stream;

/** A row of {@code findings} as a person reads it. */
final class FindingLine {

    /** Beside the money and the longest kind, this fits into a hundred columns. */
    private static final int BRIEF_CHARS = 56;

    /** Those that are open first, by their rank; the others by their money. */
    static final String ORDER =
            " order by rank nulls last, list_cost_28d_usd desc nulls last, calls_28d desc, finding_id";

    private final List<Optional<Object>> row;

    private FindingLine(List<Optional<Object>> row) {
        this.row = row;
    }

    /** The findings in some states, the dearest first. */
    static List<FindingLine> read(SqlEngine engine, Collection<FindingState> states) {
        return Reader.rows(engine, "select " + columns() + " from findings where " + where(states) + ORDER).stream()
                .map(FindingLine::new)
                .toList();
    }

    /** The condition in SQL that a finding is in one of some states. */
    static String where(Collection<FindingState> states) {
        return "state in ('" + states.stream().map(Enum::name).collect(Collectors.joining("', '")) + "')";
    }

    /** Every column in its order. */
    static String columns() {
        return Stream.of(FindingColumn.values()).map(FindingColumn::columnName).collect(Collectors.joining(", "));
    }

    Optional<String> text(FindingColumn column) {
        return value(column).map(Object::toString);
    }

    Optional<LocalDate> date(FindingColumn column) {
        return value(column).map(LocalDate.class::cast);
    }

    Optional<BigDecimal> usd(FindingColumn column) {
        return value(column).map(BigDecimal.class::cast);
    }

    long number(FindingColumn column) {
        return Reader.number(value(column));
    }

    FindingKind kind() {
        return FindingKind.valueOf(text(FindingColumn.KIND).orElseThrow());
    }

    FindingState state() {
        return FindingState.valueOf(text(FindingColumn.STATE).orElseThrow());
    }

    /** What it is about, column by column. */
    String subject() {
        return subject(name -> name);
    }

    /** The same in one short line: the last part of an ARN alone, and as much of what follows as has room. */
    String briefSubject() {
        StringBuilder brief = new StringBuilder();
        for (String part : parts(name -> name.startsWith("arn:") ? name.substring(name.lastIndexOf('/') + 1) : name)) {
            if (brief.isEmpty()) {
                brief.append(part);
            } else if (brief.length() + part.length() < BRIEF_CHARS) {
                brief.append(", ").append(part);
            }
        }
        return brief.toString();
    }

    private String subject(UnaryOperator<String> told) {
        return String.join(", ", parts(told));
    }

    private List<String> parts(UnaryOperator<String> told) {
        return kind().subject().stream()
                .map(column -> named(column) + " "
                        + text(column).map(told).map(Shown::name).orElse("not known"))
                .toList();
    }

    private static String named(FindingColumn column) {
        return column.columnName().replace("_id", "").replace('_', ' ').replace("resource", "profile");
    }

    private Optional<Object> value(FindingColumn column) {
        return row.get(List.of(FindingColumn.values()).indexOf(column));
    }
}
