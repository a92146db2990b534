package io.bedrockledger.prompts;

import java.util.Arrays;

/** Hashes, numbered from 0 in the order of their adding, each once: open addressing, since millions are asked for. */
final class HashPlaces {

    private static final int NONE = -1;

    private long[] hashes = new long[1 << 8];
    private int[] places = filled(1 << 8);
    private int size;

    private static int[] filled(int length) {
        int[] places = new int[length];
        Arrays.fill(places, NONE);
        return places;
    }

    /** The number of a hash, which it gets when it has none. */
    int add(long hash) {
        int slot = slot(hash);
        if (places[slot] != NONE) {
            return places[slot];
        }
        hashes[slot] = hash;
        places[slot] = size++;
        if (size * 2 > hashes.length) {
            grow();
        }
        return size - 1;
    }

    /** The number of a hash; negative when it has none. */
    int of(long hash) {
        return places[slot(hash)];
    }

    int size() {
        return size;
    }

    /** All hashes, in the order of their numbers. */
    long[] hashes() {
        long[] all = new long[size];
        for (int slot = 0; slot < places.length; slot++) {
            if (places[slot] != NONE) {
                all[places[slot]] = hashes[slot];
            }
        }
        return all;
    }

    private int slot(long hash) {
        int mask = hashes.length - 1;
        int slot = (int) (hash >>> 32) & mask;
        while (places[slot] != NONE && hashes[slot] != hash) {
            slot = (slot + 1) & mask;
        }
        return slot;
    }

    private void grow() {
        long[] oldHashes = hashes;
        int[] oldPlaces = places;
        hashes = new long[oldHashes.length * 2];
        places = filled(hashes.length);
        for (int i = 0; i < oldHashes.length; i++) {
            if (oldPlaces[i] != NONE) {
                int slot = slot(oldHashes[i]);
                hashes[slot] = oldHashes[i];
                places[slot] = oldPlaces[i];
            }
        }
    }
}
