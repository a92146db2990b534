package io.bedrockledger.pricing;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.time.format.DateTimeParseException;
import java.util.Comparator;
import java.util.HexFormat;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** The name of a price book's content: equal for equal content, whatever files it is spread over. */
final class Edition {

    private static final int HASH_CHARS = 8;

    /** Of the day at the start of an edition's name. */
    static final int DAY_CHARS = "2026-11-24".length();

    private Edition() {}

    /** The last instant of the day in an edition's name; empty when the text is none. */
    static Optional<Instant> lastInstant(String version) {
        try {
            LocalDate day = LocalDate.parse(version.substring(0, Math.min(DAY_CHARS, version.length())));
            return Optional.of(
                    day.plusDays(1).atStartOfDay(ZoneOffset.UTC).toInstant().minusNanos(1));
        } catch (DateTimeParseException e) {
            return Optional.empty();
        }
    }

    /** The newest day on which an entry was recorded, and the start of a SHA-256 over all entries. */
    static String of(List<ModelCard> models, List<RateCard> cards) {
        LocalDate newest = cards.stream()
                .map(RateCard::recorded)
                .max(Comparator.naturalOrder())
                .orElse(Instant.EPOCH)
                .atZone(ZoneOffset.UTC)
                .toLocalDate();
        MessageDigest digest = sha256();
        Stream.concat(models.stream().map(Edition::canonical), cards.stream().map(Edition::canonical))
                .sorted()
                .forEach(entry -> digest.update((entry + "\n").getBytes(StandardCharsets.UTF_8)));
        return newest + "-" + HexFormat.of().formatHex(digest.digest()).substring(0, HASH_CHARS);
    }

    /** Without the names on the bill: they change no price, and a day's edition must outlive a name learned later. */
    private static String canonical(ModelCard model) {
        return String.join(
                "|",
                model.id(),
                model.family(),
                model.developer(),
                String.valueOf(model.inputIsGross()),
                model.cacheTimesToLive().toString(),
                model.aliases().toString());
    }

    private static String canonical(RateCard card) {
        RateCard.LongContext band = card.longContext();
        return String.join(
                "|",
                card.rateId(),
                String.valueOf(card.until()),
                card.rates().usd().toString(),
                band == null ? "" : band.overTokens() + "=" + band.rates().usd(),
                Gates.isReason(card.quarantined()) ? "null" : String.valueOf(card.quarantined()),
                card.source(),
                card.checked().toString());
    }

    private static MessageDigest sha256() {
        try {
            return MessageDigest.getInstance("SHA-256");
        } catch (NoSuchAlgorithmException impossible) {
            throw new IllegalStateException("every Java platform has SHA-256", impossible);
        }
    }
}
