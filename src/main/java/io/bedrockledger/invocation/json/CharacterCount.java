package io.bedrockledger.invocation.json;

/** Counts the Unicode code points of UTF-8: every byte that does not continue a sequence begins one. */
final class CharacterCount implements ByteSink {

    private long characters;

    @Override
    public void put(byte[] bytes, int from, int to) {
        int continuations = 0;
        for (int i = from; i < to; i++) {
            continuations += bytes[i] < -64 ? 1 : 0;
        }
        characters += to - from - continuations;
    }

    long characters() {
        return characters;
    }
}
