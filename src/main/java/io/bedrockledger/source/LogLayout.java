package io.bedrockledger.source;

import io.bedrockledger.source.FileTree.StoredFile;
import java.io.IOException;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Queue;
import java.util.function.Consumer;
import java.util.regex.Pattern;

/**
 * The layout in which AWS writes model invocation logs, walked over a tree:
 *
 * <pre>{prefix/}AWSLogs/{o-organisation/}{account}/BedrockModelInvocationLogs/{region}/YYYY/MM/DD/HH/{name}</pre>
 *
 * <p>The prefix and the organisation are optional. Beside an {@code AWSLogs/} no other is searched for. Every file
 * directly in an hour folder is a log object, whatever its name ends with, except permission checks, empty files, hidden
 * ones and those still being copied; the bodies in {@code data/} lie a folder deeper and are never listed.
 */
final class LogLayout {

    /** So many folders are searched for an {@code AWSLogs/} before the place is taken for a wrong one. */
    static final int MAX_SEARCHED_FOLDERS = 1_000;

    private static final String AWS_LOGS = "AWSLogs";
    private static final String SERVICE_FOLDER = "BedrockModelInvocationLogs/";
    private static final String PERMISSION_CHECK = "amazon-bedrock-logs-permission-check";

    private static final Pattern ORGANISATION = Pattern.compile("o-[a-z0-9]{10,32}");
    private static final Pattern ACCOUNT = Pattern.compile("[0-9]{12}");
    private static final Pattern REGION = Pattern.compile("[a-z]+(?:-[a-z]+)+-[0-9]+");
    private static final Pattern YEAR = Pattern.compile("[0-9]{4}");
    private static final Pattern TWO_DIGITS = Pattern.compile("[0-9]{2}");

    /** How copying programs name a file that is not complete yet. */
    private static final List<String> PARTIAL_ENDINGS =
            List.of(".tmp", ".temp", ".part", ".partial", ".filepart", ".crdownload", "~");

    private final FileTree tree;
    private final String keyPrefix;

    /**
     * The layout over a tree.
     *
     * @param keyPrefix what stands before a path in the key of a log object
     */
    LogLayout(FileTree tree, String keyPrefix) {
        this.tree = tree;
        this.keyPrefix = keyPrefix;
    }

    /** Lists the log objects of the window, both days inclusive, day by day within an account's region. */
    void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
        for (Unit unit : units()) {
            for (DayFolder day : unit.days(tree, Comparator.naturalOrder(), from, to)) {
                listDay(unit, day, found);
            }
        }
    }

    /** The newest day with a log object; empty when there is none. */
    Optional<LocalDate> newestDay() throws IOException {
        return firstDay(Comparator.reverseOrder());
    }

    /** The oldest day with a log object; empty when there is none. */
    Optional<LocalDate> oldestDay() throws IOException {
        return firstDay(Comparator.naturalOrder());
    }

    private Optional<LocalDate> firstDay(Comparator<LocalDate> order) throws IOException {
        List<LocalDate> firsts = new ArrayList<>();
        for (Unit unit : units()) {
            for (DayFolder day : unit.days(tree, order, LocalDate.MIN, LocalDate.MAX)) {
                if (holdsLogs(day)) {
                    firsts.add(day.date());
                    break;
                }
            }
        }
        return firsts.stream().min(order);
    }

    private boolean holdsLogs(DayFolder day) throws IOException {
        for (String hour : matching(tree, day.path(), TWO_DIGITS)) {
            if (tree.files(day.path() + hour + "/").stream().anyMatch(LogLayout::isLog)) {
                return true;
            }
        }
        return false;
    }

    private void listDay(Unit unit, DayFolder day, Consumer<LogObject> found) throws IOException {
        for (String hour : matching(tree, day.path(), TWO_DIGITS)) {
            String folder = day.path() + hour + "/";
            for (StoredFile file : tree.files(folder)) {
                if (isLog(file)) {
                    found.accept(new LogObject(
                            keyPrefix + folder + file.name(),
                            unit.accountId(),
                            unit.region(),
                            day.date(),
                            file.sizeBytes(),
                            file.etag()));
                }
            }
        }
    }

    private List<Unit> units() throws IOException {
        List<Unit> units = new ArrayList<>();
        for (String logs : logRoots()) {
            for (String child : tree.folders(logs)) {
                if (ACCOUNT.matcher(child).matches()) {
                    addUnits(logs, child, units);
                } else if (ORGANISATION.matcher(child).matches()) {
                    String organisation = logs + child + "/";
                    for (String account : matching(tree, organisation, ACCOUNT)) {
                        addUnits(organisation, account, units);
                    }
                }
            }
        }
        return units;
    }

    private void addUnits(String folder, String account, List<Unit> units) throws IOException {
        String service = folder + account + "/" + SERVICE_FOLDER;
        for (String region : matching(tree, service, REGION)) {
            units.add(new Unit(service + region + "/", account, region));
        }
    }

    /** Every {@code AWSLogs/} at or below the place, breadth first. */
    private List<String> logRoots() throws IOException {
        List<String> roots = new ArrayList<>();
        Queue<String> open = new ArrayDeque<>(List.of(""));
        for (int searched = 0; !open.isEmpty(); searched++) {
            if (searched == MAX_SEARCHED_FOLDERS) {
                throw new IOException("[" + tree.location() + "] a source must be the place above AWSLogs/; more than "
                        + MAX_SEARCHED_FOLDERS + " folders were searched for one; name a place nearer to it");
            }
            String folder = open.remove();
            List<String> children = tree.folders(folder);
            if (children.contains(AWS_LOGS)) {
                roots.add(folder + AWS_LOGS + "/");
            } else {
                // An alias may lead back to where the search came from.
                children.stream()
                        .filter(name -> !isHidden(name))
                        .map(name -> folder + name + "/")
                        .filter(child -> !tree.isAlias(child))
                        .forEach(open::add);
            }
        }
        if (roots.isEmpty() && List.of(tree.location().split("[/\\\\]")).contains(AWS_LOGS)) {
            throw new IOException("[" + tree.location() + "] a source must be the place above AWSLogs/;"
                    + " this place is inside it; name the folder that holds AWSLogs/");
        }
        return roots;
    }

    private static List<String> matching(FileTree tree, String folder, Pattern form) throws IOException {
        return tree.folders(folder).stream()
                .filter(name -> form.matcher(name).matches())
                .toList();
    }

    private static boolean isLog(StoredFile file) {
        String name = file.name().toLowerCase(Locale.ROOT);
        return file.sizeBytes() > 0
                && !isHidden(name)
                && !name.equals(PERMISSION_CHECK)
                && PARTIAL_ENDINGS.stream().noneMatch(name::endsWith);
    }

    private static boolean isHidden(String name) {
        return name.startsWith(".") || name.startsWith("_");
    }

    /** A day folder. */
    private record DayFolder(String path, LocalDate date) {}

    /** The folder of one region of one account. */
    private record Unit(String path, String accountId, String region) {

        /** The day folders of the window in the given order; months and years outside it are not opened. */
        List<DayFolder> days(FileTree tree, Comparator<LocalDate> order, LocalDate from, LocalDate to)
                throws IOException {
            List<DayFolder> days = new ArrayList<>();
            for (String year : matching(tree, path, YEAR)) {
                int number = Integer.parseInt(year);
                if (number >= from.getYear() && number <= to.getYear()) {
                    addMonths(tree, year, from, to, days);
                }
            }
            days.sort(Comparator.comparing(DayFolder::date, order));
            return days;
        }

        private void addMonths(FileTree tree, String year, LocalDate from, LocalDate to, List<DayFolder> days)
                throws IOException {
            for (String month : matching(tree, path + year + "/", TWO_DIGITS)) {
                Optional<LocalDate> first = date(year, month, "01");
                if (first.isPresent()
                        && !first.get().isAfter(to)
                        && !first.get().plusMonths(1).minusDays(1).isBefore(from)) {
                    addDays(tree, year, month, from, to, days);
                }
            }
        }

        private void addDays(
                FileTree tree, String year, String month, LocalDate from, LocalDate to, List<DayFolder> days)
                throws IOException {
            String folder = path + year + "/" + month + "/";
            for (String day : matching(tree, folder, TWO_DIGITS)) {
                date(year, month, day)
                        .filter(date -> !date.isBefore(from) && !date.isAfter(to))
                        .ifPresent(date -> days.add(new DayFolder(folder + day + "/", date)));
            }
        }

        private static Optional<LocalDate> date(String year, String month, String day) {
            try {
                return Optional.of(
                        LocalDate.of(Integer.parseInt(year), Integer.parseInt(month), Integer.parseInt(day)));
            } catch (DateTimeException e) {
                // Digits that are no date are no day folder: AWS writes none such.
                return Optional.empty();
            }
        }
    }
}
