package io.bedrockledger.replay.score;

import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;

/** How an answer came to its end. */
public enum Ending {
    /** The model said what it wanted to say. */
    COMPLETE,
    /** The limit of tokens or the context window cut it off. */
    TRUNCATED,
    /** The model declined. */
    REFUSED,
    /** A guardrail or a filter stopped it. */
    BLOCKED,
    /** The service could not read what the model wrote. */
    MALFORMED;

    /**
     * Stop reasons of Converse (API reference of Bedrock Runtime, read 2026-11) and of the families' own bodies, in lower
     * case. One that is not here ends an answer as any other.
     */
    private static final Map<String, Ending> STOP_REASONS = Map.ofEntries(
            Map.entry("max_tokens", TRUNCATED),
            Map.entry("model_context_window_exceeded", TRUNCATED),
            Map.entry("length", TRUNCATED),
            Map.entry("refusal", REFUSED),
            Map.entry("guardrail_intervened", BLOCKED),
            Map.entry("content_filtered", BLOCKED),
            Map.entry("content_filter", BLOCKED),
            Map.entry("error_toxic", BLOCKED),
            Map.entry("malformed_model_output", MALFORMED),
            Map.entry("malformed_tool_use", MALFORMED));

    /** Refusals come first: what stands later in an answer is a remark. */
    private static final int BEGINNING = 200;

    /**
     * How a refusal begins, after an apology or none. The verb is part of it: "I cannot find an error" is an answer.
     * Languages: English, German, French, Spanish, Italian. A refusal in other words or languages is not seen here.
     */
    private static final List<Pattern> REFUSALS = List.of(
            refusal("(?:(?:i'm|i am|we're|we are)? ?(?:very |really |so )?sorry|i apologi[sz]e|unfortunately|no)?"
                    + "[,.!;:]? ?(?:but |however,? )?(?:as an ai[^,.]{0,40}, )?"
                    + "(?:i|we)(?: can'?t| can ?not| won'?t| will not| must decline| am unable| are unable|'m unable|'re unable|"
                    + " am not able|'m not able| do not feel comfortable| don't feel comfortable)(?: to)? ?(?:be able to )?"
                    + "(?:help|assist|comply|fulfil|provide|answer|engage|discuss|share|create|generate|write|produce|"
                    + "continue|do that|support|participate|respond|offer|process)"),
            refusal("(?:es tut mir leid|tut mir leid|leider|entschuldigung)?[,.!]? ?(?:aber )?"
                    + "(?:da(?:bei|mit|rauf|zu) )?(?:kann ich|darf ich|ich kann|ich darf) "
                    + "(?:\\S+ ){0,6}(?:nicht|keine?n?) (?:\\S+ ){0,4}"
                    + "(?:helfen|weiterhelfen|beantworten|erstellen|geben|unterst\u00fctzen|schreiben)"),
            refusal(
                    "(?:je suis d\u00e9sol\u00e9e?|d\u00e9sol\u00e9e?|malheureusement)?[,.!]? ?(?:mais )?je (?:ne (?:peux|puis) pas"
                            + "|ne suis pas en mesure de?|refuse de) (?:vous |t'|y )?"
                            + "(?:aider|r\u00e9pondre|fournir|cr\u00e9er|g\u00e9n\u00e9rer|assister|donner)"),
            refusal("(?:lo siento|perd\u00f3n|lamentablemente)?[,.!]? ?(?:pero )?no (?:puedo|podr\u00e9) "
                    + "(?:ayudar|responder|proporcionar|crear|generar|ofrecer|cumplir)"),
            refusal("(?:mi dispiace|purtroppo|spiacente)?[,.!]? ?(?:ma )?non posso "
                    + "(?:aiutar|rispondere|fornire|creare|generare|assister)"));

    private static Pattern refusal(String words) {
        return Pattern.compile("^" + words);
    }

    /** By the stop reason, and where it tells nothing by how the text begins. */
    public static Ending of(Answer answer) {
        String reason = answer.stopReason();
        Ending known = reason == null ? null : STOP_REASONS.get(reason.toLowerCase(Locale.ROOT));
        if (known != null) {
            return known;
        }
        return answer.toolCalls().isEmpty() && isRefusal(answer.text()) ? REFUSED : COMPLETE;
    }

    private static boolean isRefusal(String text) {
        String start = text.strip();
        String beginning = TextForm.FOLDED
                .of(start.substring(0, Math.min(BEGINNING, start.length())))
                .replace('\u2019', '\'');
        return REFUSALS.stream().anyMatch(each -> each.matcher(beginning).find());
    }
}
