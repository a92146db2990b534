package io.bedrockledger.prompts;

/**
 * How many different user texts came with each system text, as far as it matters: a prompt of few calls is told from what
 * people write by it, among any number of texts. Counters are shared, two for each system text, of which the lower counts; so
 * memory is bounded, and a system text in a thousand at most is taken for one that came with more.
 */
public final class SystemTexts {

    /** Bytes of a batch's texts for a counter: a text has hundreds, so that most counters stay free. */
    private static final int BYTES_A_COUNTER = 32;

    private static final int FEWEST_COUNTERS = 1 << 10;

    private static final int MOST_COUNTERS = 1 << 23;

    /** Sets of eight: a user text is the one that its fingerprint says. A text that comes again changes nothing. */
    private final byte[] one;

    private final byte[] other;

    /** @param bytes of all texts as they are stored, about */
    public SystemTexts(long bytes) {
        int counters = FEWEST_COUNTERS;
        while (counters < MOST_COUNTERS && counters < bytes / BYTES_A_COUNTER) {
            counters *= 2;
        }
        this.one = new byte[counters];
        this.other = new byte[counters];
    }

    /** Counts a text. */
    public void add(SketchedText text) {
        Long system = text.systemHash();
        if (system != null) {
            long place = SortedLongs.mix(system);
            int user = 1 << (int) (text.rank() >>> 61);
            one[first(place)] = (byte) (one[first(place)] | user);
            other[second(place)] = (byte) (other[second(place)] | user);
        }
    }

    /** Whether the system text of a text came with enough user texts to be a prompt's; three of them are missed now and then. */
    public boolean isPrompt(SketchedText text) {
        Long system = text.systemHash();
        if (system == null) {
            return false;
        }
        long place = SortedLongs.mix(system);
        int users = one[first(place)] & other[second(place)] & 0xFF;
        return Integer.bitCount(users) >= TemplateFinder.LEAST_SYSTEM_TEXTS;
    }

    private int first(long place) {
        return (int) place & (one.length - 1);
    }

    private int second(long place) {
        return (int) (place >>> 32) & (other.length - 1);
    }
}
