package io.bedrockledger.pricing.offers;

import io.bedrockledger.pricing.Route;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The grammar of usage types: the frame first, then committed capacity, then tokens from right to left, then the rest. */
final class UsageTypeParser {

    /** Every region has letters and a digit, but for eu-west-1, which is the oldest in Europe. */
    private static final Pattern FRAME = Pattern.compile("(EU|[A-Z]{3}\\d)-(.+)");

    private static final Pattern MARKETPLACE = Pattern.compile("MP:(EU|[A-Z]{3}\\d)_(.+)-Units");
    private static final Pattern RESERVED =
            Pattern.compile("(.+)-reserved-([13])-month-(input|output)-tokens-per-minute-cross-region-(geo|global)");
    private static final Pattern MARKETPLACE_RESERVED =
            Pattern.compile("Reserved_([13])Month_(Input|Output)TPM_(Geo|Global)");
    private static final Pattern PROVISIONED = Pattern.compile("(.+)-ProvisionedThroughput-([A-Za-z0-9]+)-ModelUnits");
    private static final Pattern MARKETPLACE_PROVISIONED =
            Pattern.compile("ProvisionedThroughput_([A-Za-z0-9]+)_ModelUnits_Usage");
    private static final String MANTLE = "-mantle-";

    private final String text;
    private final String prefix;

    private UsageTypeParser(String text, String prefix) {
        this.text = text;
        this.prefix = prefix;
    }

    static UsageType parse(String text) {
        Matcher frame = FRAME.matcher(text);
        if (!frame.matches()) {
            return new UsageType.Unmapped(text, "no region prefix");
        }
        UsageTypeParser parser = new UsageTypeParser(text, frame.group(1));
        UsageType found = parser.behindPrefix(frame.group(2));
        return found.text().equals(text) ? found : new UsageType.Unmapped(text, "words in an order that is not known");
    }

    private UsageType behindPrefix(String rest) {
        if (!rest.startsWith("MP:")) {
            return plain(rest);
        }
        Matcher frame = MARKETPLACE.matcher(rest);
        if (!frame.matches()) {
            return unmapped("a Marketplace frame that is not MP:PREFIX_..-Units");
        }
        return frame.group(1).equals(prefix) ? marketplace(frame.group(2)) : unmapped("two region prefixes");
    }

    private UsageType plain(String rest) {
        Matcher reserved = RESERVED.matcher(rest);
        if (reserved.matches()) {
            return new UsageType.Reserved(
                    prefix,
                    Spelling.LEGACY,
                    reserved.group(1),
                    Integer.parseInt(reserved.group(2)),
                    reserved.group(3).equals("input"),
                    reserved.group(4).equals("geo") ? Route.GEO : Route.GLOBAL);
        }
        Matcher provisioned = PROVISIONED.matcher(rest);
        if (provisioned.matches()) {
            return new UsageType.Provisioned(prefix, Spelling.LEGACY, provisioned.group(1), provisioned.group(2));
        }
        int mantle = rest.indexOf(MANTLE);
        Optional<UsageType> tokens = mantle > 0
                ? tokens(Spelling.MANTLE, rest.substring(0, mantle), rest.substring(mantle + MANTLE.length()))
                : tokens(Spelling.LEGACY, null, rest);
        return tokens.orElseGet(() -> other(Spelling.LEGACY, rest));
    }

    private UsageType marketplace(String words) {
        Matcher reserved = MARKETPLACE_RESERVED.matcher(words);
        if (reserved.matches()) {
            return new UsageType.Reserved(
                    prefix,
                    Spelling.MARKETPLACE,
                    "",
                    Integer.parseInt(reserved.group(1)),
                    reserved.group(2).equals("Input"),
                    reserved.group(3).equals("Geo") ? Route.GEO : Route.GLOBAL);
        }
        Matcher provisioned = MARKETPLACE_PROVISIONED.matcher(words);
        if (provisioned.matches()) {
            return new UsageType.Provisioned(prefix, Spelling.MARKETPLACE, "", provisioned.group(1));
        }
        return tokens(Spelling.MARKETPLACE, "", words)
                .or(() -> tokens(Spelling.SNAKE, "", words))
                .orElseGet(() -> other(Spelling.MARKETPLACE, words));
    }

    /** @param name the model's, where it stands apart; null where it stands before the leg, with a dash between */
    private Optional<UsageType> tokens(Spelling spelling, @Nullable String name, String words) {
        List<Qualifier> qualifiers = new ArrayList<>();
        String rest = words;
        for (Optional<Qualifier> last = Qualifier.endOf(rest, spelling);
                last.isPresent();
                last = Qualifier.endOf(rest, spelling)) {
            Qualifier found = last.get();
            qualifiers.add(found);
            rest = rest.substring(
                    0,
                    rest.length()
                            - found.text(spelling).length()
                            - spelling.joint().length());
        }
        Collections.reverse(qualifiers);
        if (contradict(qualifiers)) {
            return Optional.empty();
        }
        return name == null
                ? behindName(rest, qualifiers)
                : Meter.named(spelling, rest)
                        .map(meter -> new UsageType.Tokens(prefix, spelling, name, meter, qualifiers));
    }

    /** Two of a kind say two prices. */
    private static boolean contradict(List<Qualifier> qualifiers) {
        return qualifiers.stream().distinct().count() < qualifiers.size()
                || count(qualifiers, Qualifier.STANDARD, Qualifier.FLEX, Qualifier.PRIORITY) > 1
                || count(qualifiers, Qualifier.CROSS_REGION_GEO, Qualifier.CROSS_REGION_GLOBAL, Qualifier.SHORT_GLOBAL)
                        > 1
                || count(qualifiers, Qualifier.LONG_CONTEXT, Qualifier.LONG_CTX) > 1;
    }

    private static long count(List<Qualifier> qualifiers, Qualifier... kinds) {
        return qualifiers.stream().filter(List.of(kinds)::contains).count();
    }

    private Optional<UsageType> behindName(String rest, List<Qualifier> qualifiers) {
        for (Meter meter : Meter.of(Spelling.LEGACY)) {
            int nameEnd = rest.length() - meter.text().length() - 1;
            if (nameEnd > 0 && rest.endsWith("-" + meter.text())) {
                String name = rest.substring(0, nameEnd);
                return Optional.of(new UsageType.Tokens(prefix, Spelling.LEGACY, name, meter, qualifiers));
            }
        }
        return Optional.empty();
    }

    private UsageType other(Spelling spelling, String words) {
        return Service.of(words)
                .map(service -> (UsageType) new UsageType.Other(prefix, spelling, service, words))
                .orElseGet(() -> unmapped("no leg and no service that is known"));
    }

    private UsageType unmapped(String reason) {
        return new UsageType.Unmapped(text, reason);
    }
}
