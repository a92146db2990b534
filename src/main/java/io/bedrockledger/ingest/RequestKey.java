package io.bedrockledger.ingest;

import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.UUID;

/**
 * A request id as 128 bits: the bits of a UUID in its usual spelling, else the MD5 digest of the id. Two ids of one
 * account and region with equal keys are one request; random ids collide with a chance of about n * n / 2^129.
 */
record RequestKey(long high, long low) {

    private static final int UUID_LENGTH = 36;

    static RequestKey of(String requestId) {
        if (requestId.length() == UUID_LENGTH) {
            long first = hex(requestId, 0, 8);
            long second = hex(requestId, 9, 13);
            long third = hex(requestId, 14, 18);
            long fourth = hex(requestId, 19, 23);
            long fifth = hex(requestId, 24, 36);
            if ((first | second | third | fourth | fifth) >= 0 && hyphens(requestId)) {
                return new RequestKey((first << 32) | (second << 16) | third, (fourth << 48) | fifth);
            }
        }
        return digest(requestId);
    }

    /** In the usual spelling of a UUID: of an id that is one, the id. */
    String asUuid() {
        return new UUID(high, low).toString();
    }

    private static boolean hyphens(String id) {
        return id.charAt(8) == '-' && id.charAt(13) == '-' && id.charAt(18) == '-' && id.charAt(23) == '-';
    }

    /** The value of lower-case hexadecimal digits, -1 when one of them is none. */
    private static long hex(String text, int from, int to) {
        long value = 0;
        for (int i = from; i < to; i++) {
            char c = text.charAt(i);
            int digit = c >= '0' && c <= '9' ? c - '0' : c >= 'a' && c <= 'f' ? c - 'a' + 10 : -1;
            if (digit < 0) {
                return -1;
            }
            value = (value << 4) | digit;
        }
        return value;
    }

    private static RequestKey digest(String requestId) {
        MessageDigest md5;
        try {
            md5 = MessageDigest.getInstance("MD5");
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has MD5", e);
        }
        byte[] bytes = md5.digest(requestId.getBytes(StandardCharsets.UTF_8));
        return new RequestKey(big(bytes, 0), big(bytes, 8));
    }

    private static long big(byte[] bytes, int from) {
        long value = 0;
        for (int i = from; i < from + 8; i++) {
            value = (value << 8) | (bytes[i] & 0xff);
        }
        return value;
    }
}
