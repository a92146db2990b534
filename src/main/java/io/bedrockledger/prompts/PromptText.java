package io.bedrockledger.prompts;

import io.bedrockledger.invocation.FingerprintKey;
import io.bedrockledger.invocation.PromptSketcher;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.LongStream;

/** The text of a registered prompt: fixed pieces, and between them variables such as {@code {question}}. */
final class PromptText {

    /** A name in one or two braces; what JSON and program text have in braces is none. */
    private static final Pattern VARIABLE = Pattern.compile("\\{\\{\\s*[A-Za-z_][\\w.-]*\\s*}}|\\{[A-Za-z_][\\w.-]*}");

    private final List<String> pieces = new ArrayList<>();

    PromptText(String text) {
        Matcher variable = VARIABLE.matcher(text);
        int from = 0;
        while (variable.find()) {
            pieces.add(text.substring(from, variable.start()));
            from = variable.end();
        }
        pieces.add(text.substring(from));
    }

    /** Whether it is the same in every call. */
    boolean isFixed() {
        return pieces.size() == 1;
    }

    /** Whether calls with a text can be told by it. */
    static boolean isRecognisable(String text) {
        PromptSketcher sketcher = new PromptSketcher(new FingerprintKey(new byte[FingerprintKey.BYTES]));
        return new PromptText(text).skeleton(sketcher, false).size() >= TemplateFinder.LEAST_HASHES;
    }

    /**
     * The hashes that every call with the text has, as far as they are seen of it: how long the variables are is unknown, so
     * that pieces between two of them may be out of sight. They count only when the first and the last piece have too few.
     *
     * @param ofSystem whether it is a system text; else a user text
     */
    Skeleton skeleton(PromptSketcher sketcher, boolean ofSystem) {
        Skeleton outer = ends(sketcher, ofSystem);
        return outer.size() >= TemplateFinder.LEAST_HASHES ? outer : joined(hashes(sketcher, ofSystem, false));
    }

    /** The hashes of its first and its last piece, which are always in sight. */
    Skeleton ends(PromptSketcher sketcher, boolean ofSystem) {
        return joined(hashes(sketcher, ofSystem, true));
    }

    private List<long[]> hashes(PromptSketcher sketcher, boolean ofSystem, boolean onlyEnds) {
        List<long[]> hashes = new ArrayList<>();
        for (int i = 0; i < pieces.size(); i++) {
            boolean isFirst = i == 0;
            boolean isLast = i == pieces.size() - 1;
            if (!onlyEnds || isFirst || isLast) {
                hashes.add(sketcher.ofPiece(pieces.get(i), ofSystem, isFirst, isLast));
            }
        }
        return hashes;
    }

    private static Skeleton joined(List<long[]> parts) {
        return Skeleton.of(parts.stream().flatMapToLong(LongStream::of).toArray());
    }
}
