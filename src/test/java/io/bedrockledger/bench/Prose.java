package io.bedrockledger.bench;

import java.util.ArrayList;
import java.util.List;

/**
 * Texts as people and models write them, escaped for JSON: words by their frequency, sentences that come again, names,
 * numbers, line breaks, quotes, and now and then a character beyond ASCII.
 */
final class Prose {

    private static final String[] WORDS =
            ("the of and to in a is that for it with as on be by this are or from at not an have which you"
                            + " all can will if we one has but they their when your may more other should any use only must"
                            + " customer order price delivery answer question account document section policy return invoice"
                            + " product service request number date name address contract payment period amount report result"
                            + " value model system record change support message team process state check review update list"
                            + " table column field item line page file folder source version rule limit error warning success"
                            + " business manager employee supplier warehouse shipment refund discount warranty catalogue season"
                            + " summary explain describe compare translate classify extract provide include exclude consider"
                            + " require ensure confirm contact receive deliver return repair replace cancel extend approve reject"
                            + " quickly carefully usually always never sometimes often currently previously directly separately"
                            + " available necessary possible important different specific general public private internal external"
                            + " first second third last next previous new old small large short long early late open closed full"
                            + " empty correct wrong complete partial single double daily weekly monthly annual regional local global"
                            + " Monday Tuesday January October Europe Germany London Paris Amazon Oslo Madrid Lisbon Vienna Zurich"
                            + " evidence analysis context purpose structure example reference instruction output input format style"
                            + " temperature pressure distance weight height colour material surface texture quality standard grade"
                            + " mountain river forest harbour station market garden kitchen window bridge tunnel railway airport"
                            + " because although however therefore meanwhile otherwise instead besides moreover furthermore unless"
                            + " about above across after against along among around before behind below beneath beside between"
                            + " beyond during except inside outside through toward under until upon within without regarding")
                    .split(" ");

    private static final String[] ENDINGS = {"", "", "", "", "", "s", "s", "ed", "ing", "er", "ly", "ment", "able", "al"
    };
    private static final String[] RARE = {
        "\\\"quoted\\\"", "naïve", "Zürich", "café", "30 °C", "\\u20ac", "—", "日本語", "\\t", "C:\\\\data"
    };
    private static final int VOCABULARY = 6_000;
    private static final int STOCK_SENTENCES = 1_500;

    private final String[] vocabulary = new String[VOCABULARY];
    private final List<String> stock = new ArrayList<>();

    Prose() {
        Chance chance = new Chance(7);
        for (int i = 0; i < VOCABULARY; i++) {
            boolean base = i < WORDS.length;
            String word = WORDS[base ? i : chance.below(WORDS.length)];
            vocabulary[i] = base
                    ? word
                    : word
                            + ENDINGS[chance.below(ENDINGS.length)]
                            + (chance.below(4) == 0 ? "-" + WORDS[chance.below(WORDS.length)] : "");
        }
        for (int i = 0; i < STOCK_SENTENCES; i++) {
            StringBuilder sentence = new StringBuilder();
            fresh(chance, sentence);
            stock.add(sentence.toString());
        }
    }

    /** Appends sentences until the text is at least so long. */
    void append(Chance chance, int characters, StringBuilder out) {
        int end = out.length() + characters;
        while (out.length() < end) {
            if (chance.below(100) < 45) {
                out.append(stock.get(chance.rank(STOCK_SENTENCES)));
            } else {
                fresh(chance, out);
            }
            out.append(chance.below(9) == 0 ? "\\n\\n" : chance.below(7) == 0 ? "\\n- " : " ");
        }
    }

    private void fresh(Chance chance, StringBuilder out) {
        int words = chance.between(5, 22);
        for (int w = 0; w < words; w++) {
            if (w > 0) {
                out.append(chance.below(12) == 0 ? ", " : " ");
            }
            int kind = chance.below(250);
            if (kind == 0) {
                out.append(RARE[chance.below(RARE.length)]);
            } else if (kind < 6) {
                out.append(chance.below(100_000));
            } else {
                out.append(vocabulary[chance.rank(VOCABULARY)]);
            }
        }
        out.append('.');
    }
}
