package io.bedrockledger.source;

import java.io.IOException;
import java.io.InputStream;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Consumer;
import java.util.stream.Collectors;

/** Several sources as one. The beginning of a log object's key tells whose it is. */
final class CompositeLogSource implements LogSource {

    private final List<Member> members;

    /**
     * The given sources as one.
     *
     * @throws IllegalArgumentException when the keys of one source could be taken for those of another
     */
    CompositeLogSource(List<Member> members) {
        this.members = List.copyOf(members);
        for (int first = 0; first < members.size(); first++) {
            for (int second = first + 1; second < members.size(); second++) {
                refuseOverlap(members.get(first), members.get(second));
            }
        }
    }

    private static void refuseOverlap(Member one, Member other) {
        if (one.keyPrefix().startsWith(other.keyPrefix()) || other.keyPrefix().startsWith(one.keyPrefix())) {
            throw new IllegalArgumentException("[" + other.source().location()
                    + "] sources must not overlap; keys that begin with " + other.keyPrefix()
                    + " could also be those of " + one.source().location()
                    + "; name every place once, and every folder differently");
        }
    }

    @Override
    public String location() {
        return members.stream().map(member -> member.source().location()).collect(Collectors.joining(", "));
    }

    @Override
    public void list(LocalDate from, LocalDate to, Consumer<LogObject> found) throws IOException {
        for (Member member : members) {
            member.source().list(from, to, found);
        }
    }

    @Override
    public long requests() {
        return members.stream().mapToLong(member -> member.source().requests()).sum();
    }

    @Override
    public Optional<LocalDate> newestLogDate() throws IOException {
        List<LocalDate> newest = new ArrayList<>();
        for (Member member : members) {
            member.source().newestLogDate().ifPresent(newest::add);
        }
        return newest.stream().max(LocalDate::compareTo);
    }

    @Override
    public Optional<LocalDate> oldestLogDate() throws IOException {
        List<LocalDate> oldest = new ArrayList<>();
        for (Member member : members) {
            member.source().oldestLogDate().ifPresent(oldest::add);
        }
        return oldest.stream().min(LocalDate::compareTo);
    }

    @Override
    public InputStream open(LogObject object) throws IOException {
        return owner(object).open(object);
    }

    /** Asks the sources in their order; the first that has the body gives it. */
    @Override
    public Optional<InputStream> openBody(String location) throws IOException {
        for (Member member : members) {
            Optional<InputStream> body = member.source().openBody(location);
            if (body.isPresent()) {
                return body;
            }
        }
        return Optional.empty();
    }

    @Override
    public Optional<InputStream> openBody(LogObject holder, String location) throws IOException {
        return owner(holder).openBody(location);
    }

    @Override
    public void close() throws IOException {
        IOException failure = null;
        for (Member member : members) {
            try {
                member.source().close();
            } catch (IOException e) {
                failure = Objects.requireNonNullElse(failure, e);
            }
        }
        if (failure != null) {
            throw failure;
        }
    }

    private LogSource owner(LogObject object) {
        return members.stream()
                .filter(member -> object.key().startsWith(member.keyPrefix()))
                .findFirst()
                .map(Member::source)
                .orElseThrow(() -> new IllegalArgumentException(
                        "[" + object.key() + "] a log object must be of one of the sources; they are " + location()));
    }

    /**
     * One of several sources.
     *
     * @param keyPrefix what the key of each of its log objects begins with
     */
    record Member(String keyPrefix, LogSource source) {}
}
