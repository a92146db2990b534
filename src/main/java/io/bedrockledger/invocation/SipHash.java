package io.bedrockledger.invocation;

import io.bedrockledger.invocation.json.ByteSink;
import java.lang.invoke.MethodHandles;
import java.lang.invoke.VarHandle;
import java.nio.ByteOrder;

/**
 * SipHash-1-3, a keyed 64-bit hash: without the key nobody can test a guess of a prompt against a fingerprint.
 *
 * <p>Aumasson and Bernstein, "SipHash: a fast short-input PRF", 2012, with the one and three rounds that the hash tables of
 * Rust, Ruby and Python use: fingerprints are looked up, not trusted as signatures, and every byte of a prompt passes here.
 * Bytes may come in any pieces. One instance serves one thread.
 */
final class SipHash implements ByteSink {

    private static final VarHandle LONG = MethodHandles.byteArrayViewVarHandle(long[].class, ByteOrder.LITTLE_ENDIAN);

    /** The last word of a message of eight bytes. */
    private static final long LENGTH_OF_LONG = 8L << 56;

    private final long k0;
    private final long k1;
    private long v0;
    private long v1;
    private long v2;
    private long v3;
    private long tail;
    private int tailBits;
    private long length;

    SipHash(long k0, long k1) {
        this.k0 = k0;
        this.k1 = k1;
        reset();
    }

    /** Forgets what was put. */
    SipHash reset() {
        v0 = k0 ^ 0x736f6d6570736575L;
        v1 = k1 ^ 0x646f72616e646f6dL;
        v2 = k0 ^ 0x6c7967656e657261L;
        v3 = k1 ^ 0x7465646279746573L;
        tail = 0;
        tailBits = 0;
        length = 0;
        return this;
    }

    @Override
    public void put(byte[] bytes, int from, int to) {
        int words = (to - from) >>> 3;
        int rest = from + (words << 3);
        if (words > 0) {
            words(bytes, from, rest);
            length += rest - from;
        }
        if (rest < to) {
            putRest(bytes, rest, to);
        }
    }

    /** Puts whole words; the state is kept in local variables meanwhile, which makes the loop twice as fast. */
    private void words(byte[] bytes, int from, int to) {
        long a = v0;
        long b = v1;
        long c = v2;
        long d = v3;
        long carried = tail;
        int shift = tailBits;
        for (int p = from; p < to; p += 8) {
            long word = (long) LONG.get(bytes, p);
            // Two shifts, since one by 64 bits would be one by none.
            long m = carried | (word << shift);
            carried = (word >>> 1) >>> (63 - shift);
            d ^= m;
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32) + d;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            d = Long.rotateLeft(d, 21) ^ a;
            c = Long.rotateLeft(c, 32);
            a ^= m;
        }
        v0 = a;
        v1 = b;
        v2 = c;
        v3 = d;
        tail = carried;
    }

    /** Puts fewer than eight bytes. */
    private void putRest(byte[] bytes, int from, int to) {
        int bits = (to - from) << 3;
        long rest = lowest(bytes, from, to, bits);
        length += to - from;
        tail |= rest << tailBits;
        tailBits += bits;
        if (tailBits >= 64) {
            word(tail);
            tailBits -= 64;
            tail = tailBits == 0 ? 0 : rest >>> (bits - tailBits);
        }
    }

    private static long lowest(byte[] bytes, int from, int to, int bits) {
        if (from + 8 <= bytes.length) {
            return (long) LONG.get(bytes, from) & ((1L << bits) - 1);
        }
        long rest = 0;
        for (int p = to - 1; p >= from; p--) {
            rest = (rest << 8) | (bytes[p] & 0xFF);
        }
        return rest;
    }

    /** Puts the low eight bits. */
    void put(int b) {
        tail |= (b & 0xFFL) << tailBits;
        tailBits += 8;
        length++;
        if (tailBits == 64) {
            word(tail);
            tail = 0;
            tailBits = 0;
        }
    }

    /** Puts eight bytes, the lowest first. */
    void putLong(long value) {
        for (int shift = 0; shift < 64; shift += 8) {
            put((int) (value >>> shift));
        }
    }

    /** The hash of what was put since the last reset; resets. */
    long finish() {
        word((length << 56) | tail);
        v2 ^= 0xff;
        round();
        round();
        round();
        long hash = v0 ^ v1 ^ v2 ^ v3;
        reset();
        return hash;
    }

    /** The hash of eight bytes alone; what was put is kept. */
    long ofLong(long value) {
        long a = k0 ^ 0x736f6d6570736575L;
        long b = k1 ^ 0x646f72616e646f6dL;
        long c = k0 ^ 0x6c7967656e657261L;
        long d = k1 ^ 0x7465646279746573L ^ value;
        for (int round = 0; round < 5; round++) {
            a += b;
            c += d;
            b = Long.rotateLeft(b, 13) ^ a;
            d = Long.rotateLeft(d, 16) ^ c;
            a = Long.rotateLeft(a, 32) + d;
            c += b;
            b = Long.rotateLeft(b, 17) ^ c;
            d = Long.rotateLeft(d, 21) ^ a;
            c = Long.rotateLeft(c, 32);
            if (round == 0) {
                a ^= value;
                d ^= LENGTH_OF_LONG;
            } else if (round == 1) {
                a ^= LENGTH_OF_LONG;
                c ^= 0xff;
            }
        }
        return a ^ b ^ c ^ d;
    }

    private void word(long m) {
        v3 ^= m;
        round();
        v0 ^= m;
    }

    private void round() {
        long a = v0 + v1;
        long c = v2 + v3;
        long b = Long.rotateLeft(v1, 13) ^ a;
        long d = Long.rotateLeft(v3, 16) ^ c;
        a = Long.rotateLeft(a, 32) + d;
        c += b;
        v0 = a;
        v1 = Long.rotateLeft(b, 17) ^ c;
        v2 = Long.rotateLeft(c, 32);
        v3 = Long.rotateLeft(d, 21) ^ a;
    }
}
