package io.bedrockledger.invocation;

import java.io.ByteArrayOutputStream;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import tools.jackson.databind.json.JsonMapper;

/**
 * A log object made by a seed from the shapes of the sample: whole records, among them mutated ones, in some framing, stored
 * in some form.
 */
final class FuzzCase {

    private static final JsonMapper JSON = new JsonMapper();
    private static final String[] LINE_ENDS = {"\n", "\r\n", "\n\n", "\n \t\n", " \n"};

    private final byte[] object;
    private final List<String> undamaged;
    private final boolean intact;

    private FuzzCase(byte[] object, List<String> undamaged, boolean intact) {
        this.object = object;
        this.undamaged = undamaged;
        this.intact = intact;
    }

    /** The bytes as they are stored. */
    byte[] object() {
        return object;
    }

    /** The records that stand untouched on lines of their own. */
    List<String> undamaged() {
        return undamaged;
    }

    /** Whether the stored form is whole, whatever stands in it. */
    boolean isIntact() {
        return intact;
    }

    static FuzzCase of(long seed, List<String> shapes) {
        Random random = new Random(seed);
        Mutator mutator = new Mutator(random);
        ByteArrayOutputStream plain = new ByteArrayOutputStream();
        List<String> undamaged = new ArrayList<>();
        int lines = 1 + random.nextInt(5);
        for (int i = 0; i < lines; i++) {
            String record = shapes.get(random.nextInt(shapes.size()));
            switch (random.nextInt(8)) {
                case 0, 1, 2 -> {
                    undamaged.add(record);
                    plain.writeBytes(Reading.utf8((random.nextInt(20) == 0 ? "\uFEFF" : "") + record));
                }
                case 3 -> plain.writeBytes(Reading.utf8(framed(random, record, shapes)));
                default -> plain.writeBytes(mutator.mutate(record));
            }
            if (i < lines - 1 || random.nextBoolean()) {
                plain.writeBytes(Reading.utf8(LINE_ENDS[random.nextInt(LINE_ENDS.length)]));
            }
        }
        byte[] whole = stored(random, plain.toByteArray());
        boolean damage = random.nextInt(4) == 0 && whole.length > 2;
        return new FuzzCase(damage ? damaged(random, mutator, whole) : whole, undamaged, !damage);
    }

    /** Damage that only a neighbour's end of line keeps from the next record must leave that end of line. */
    private static String framed(Random random, String record, List<String> shapes) {
        String other = shapes.get(random.nextInt(shapes.size()));
        return switch (random.nextInt(9)) {
            case 0 -> JSON.readTree(record).toPrettyString();
            case 1 -> "[" + record + "," + other + "]";
            case 2 -> "[\n" + record + ",\n7,\n" + other + "\n]";
            case 3 -> record + other + " " + record;
            case 4 -> record + " x" + other;
            case 5 -> "[[" + record + "],{},\"x\",null]";
            case 6 -> "[".repeat(1 + random.nextInt(3_000));
            case 7 -> "{\"" + record;
            default -> record.replaceFirst(" ", "\n");
        };
    }

    private static byte[] stored(Random random, byte[] plain) {
        ByteArrayOutputStream object = new ByteArrayOutputStream();
        boolean looksCompressed = plain.length > 1 && plain[0] == 0x1F && plain[1] == (byte) 0x8B;
        switch (random.nextInt(looksCompressed ? 1 : 0, 4)) {
            case 0 -> object.writeBytes(plain);
            case 1 -> object.writeBytes(Reading.gzip(plain));
            default -> {
                int from = 0;
                do {
                    int to = Math.min(plain.length, from + random.nextInt(plain.length + 2));
                    object.writeBytes(Reading.gzip(Arrays.copyOfRange(plain, from, to)));
                    from = to;
                } while (from < plain.length);
                object.writeBytes(new byte[random.nextInt(3) == 0 ? random.nextInt(600) : 0]);
            }
        }
        return object.toByteArray();
    }

    private static byte[] damaged(Random random, Mutator mutator, byte[] whole) {
        return switch (random.nextInt(3)) {
            case 0 -> Arrays.copyOf(whole, 2 + random.nextInt(whole.length - 2));
            case 1 -> Mutator.spliced(whole, whole.length, whole.length, Reading.utf8("garbage"));
            default -> mutator.bytes(whole);
        };
    }
}
