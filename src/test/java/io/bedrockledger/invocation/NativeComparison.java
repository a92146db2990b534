package io.bedrockledger.invocation;

import java.util.Arrays;
import java.util.Optional;
import java.util.Random;
import java.util.zip.Deflater;

/** Inflates streams, whole and damaged, with libdeflate and with the JDK, and ends with 1 where they differ. */
final class NativeComparison {

    private static final int CASES = 3_000;

    private NativeComparison() {}

    public static void main(String[] arguments) {
        Optional<NativeInflate> found = NativeInflate.find();
        if (found.isEmpty()) {
            System.out.println("absent");
            return;
        }
        CountingInflate expected = new CountingInflate();
        Random random = new Random(17);
        for (int i = 0; i < CASES; i++) {
            compare(found.get(), expected, random);
        }
        System.out.println(CASES + " alike, " + expected.taken() + " of them whole");
    }

    private static void compare(NativeInflate inflate, CountingInflate expected, Random random) {
        byte[] plain = plain(random);
        byte[] deflated = deflated(random, plain);
        int length = Math.max(0, plain.length + (random.nextInt(4) == 0 ? random.nextInt(3) - 1 : 0));
        byte[] ours = new byte[length + 3];
        byte[] theirs = new byte[length + 3];
        boolean whole = expected.inflate(deflated, 2, deflated.length - 4, theirs, length);
        boolean said = inflate.inflate(deflated, 2, deflated.length - 4, ours, length);
        if (whole != said || (whole && !Arrays.equals(ours, theirs))) {
            System.out.println("the JDK says " + whole + ", libdeflate " + said + " of " + plain.length + " bytes");
            System.exit(1);
        }
    }

    private static byte[] plain(Random random) {
        byte[] plain = new byte[1 + random.nextInt(20_000)];
        int letters = 1 + random.nextInt(60);
        for (int i = 0; i < plain.length; i++) {
            plain[i] = (byte) (' ' + random.nextInt(letters));
        }
        return plain;
    }

    /** The stream between two bytes that do not belong to it, sometimes cut or changed. */
    private static byte[] deflated(Random random, byte[] plain) {
        Deflater deflater = new Deflater(random.nextInt(10), true);
        deflater.setInput(plain);
        deflater.finish();
        byte[] target = new byte[plain.length + 1_000];
        int length = deflater.deflate(target, 2, target.length - 4);
        deflater.end();
        int kept = random.nextInt(5) == 0 ? random.nextInt(length + 1) : length;
        byte[] deflated = Arrays.copyOf(target, kept + 4);
        for (int changes = random.nextInt(5) == 0 ? 1 : 0; changes > 0 && kept > 0; changes--) {
            deflated[2 + random.nextInt(kept)] ^= (byte) (1 << random.nextInt(8));
        }
        return deflated;
    }
}
