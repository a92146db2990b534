package io.bedrockledger.invocation;

import static io.bedrockledger.invocation.Reading.counted;
import static io.bedrockledger.invocation.Reading.gzip;
import static io.bedrockledger.invocation.Reading.utf8;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.SequenceInputStream;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import java.util.zip.CRC32;
import java.util.zip.Deflater;
import java.util.zip.DeflaterOutputStream;
import org.junit.jupiter.api.Test;

class DamagedObjectTest {

    private static final byte[] TWO = gzip(utf8(counted("a") + "\n" + counted("b") + "\n"));

    @Test
    void membersOneAfterTheOtherAreOneObject() {
        byte[] members = concat(
                gzip(utf8(counted("a") + "\n" + counted("b").substring(0, 40))),
                gzip(new byte[0]),
                gzip(utf8(counted("b").substring(40) + "\n")));
        assertThat(Reading.records(members)).hasSize(2).allMatch(Invocation.class::isInstance);
    }

    @Test
    void zerosBehindTheLastMemberAreFilling() {
        assertThat(Reading.records(concat(TWO, new byte[700]))).hasSize(2).allMatch(Invocation.class::isInstance);
    }

    @Test
    void aHeaderMayHaveEveryOptionalField() throws IOException {
        assertThat(Reading.records(withOptionalFields(utf8(counted("a")))))
                .hasSize(1)
                .allMatch(Invocation.class::isInstance);
    }

    @Test
    void anObjectCutAnywhereHasOneRejectedRecordForTheRest() {
        for (int length = 2; length < TWO.length; length++) {
            List<LogRecord> records = Reading.records(Arrays.copyOf(TWO, length));
            assertThat(records).as("cut at " + length).isNotEmpty();
            assertRest(records, RejectReason.TORN_OBJECT);
        }
        assertThat(Reading.records(Arrays.copyOf(TWO, TWO.length - 1))).hasSize(3);
    }

    @Test
    void whatIsReadableBeforeTheDamageCounts() {
        Random random = new Random(5);
        StringBuilder lines = new StringBuilder();
        for (int i = 0; i < 2_000; i++) {
            lines.append(counted("r" + random.nextLong())).append('\n');
        }
        byte[] object = gzip(utf8(lines.toString()));
        Arrays.fill(object, object.length / 2, object.length / 2 + 50, (byte) 0xFF);
        List<LogRecord> records = Reading.records(object);
        assertThat(records).hasSizeGreaterThan(500);
        assertRest(records, RejectReason.CORRUPT_OBJECT);
    }

    @Test
    void aWrongChecksumIsDamage() {
        byte[] object = TWO.clone();
        object[object.length - 8] ^= 1;
        List<LogRecord> records = Reading.records(object);
        assertThat(records).hasSize(3);
        assertRest(records, RejectReason.CORRUPT_OBJECT);
    }

    @Test
    void otherBytesBehindTheLastMemberAreDamage() {
        List<LogRecord> records = Reading.records(concat(TWO, utf8("and more of it")));
        assertThat(records).hasSize(3);
        assertRest(records, RejectReason.CORRUPT_OBJECT);
    }

    @Test
    void anObjectAboveItsLimitIsCutThere() {
        Limits limits = new Limits(10_000, 5_000, 1_000, 1 << 20);
        byte[] object = gzip(utf8((counted("a") + "\n").repeat(1_000)));
        List<LogRecord> records = Reading.records(new ByteArrayInputStream(object), FolderIdentity.UNKNOWN, limits);
        assertRest(records, RejectReason.OBJECT_TOO_LARGE);
        assertThat(records).hasSizeGreaterThan(5_000 / counted("a").length());
    }

    @Test
    void aBombIsOneRejectedRecord() {
        Limits limits = new Limits(1 << 20, 1L << 40, 500, 4 << 20);
        for (String line : List.of("\0", "x", "[", "\"", "{\"a\":\"", " ", "\n")) {
            byte[] bomb = gzip(utf8(line + line.substring(line.length() - 1).repeat(16 << 20)));
            List<LogRecord> records = Reading.records(new ByteArrayInputStream(bomb), FolderIdentity.UNKNOWN, limits);
            assertThat(records).as(line).singleElement().isInstanceOfSatisfying(Rejected.class, rest -> {
                assertThat(rest.reason()).isEqualTo(RejectReason.OBJECT_TOO_LARGE);
                assertThat(rest.rule()).contains("at most 500 for each stored one");
            });
        }
    }

    @Test
    void aBrokenLineThatTheDamageCutsIsPartOfTheRest() {
        byte[] whole = gzip(utf8(counted("a") + "\nx"));
        List<LogRecord> records = Reading.records(Arrays.copyOf(whole, whole.length - 8));
        assertThat(records).hasSize(2);
        assertRest(records, RejectReason.TORN_OBJECT);
    }

    @Test
    void whereALimitCutsDoesNotDependOnThePiecesOfTheStream() {
        byte[] lines = utf8((counted("a") + "\n").repeat(1_000));
        Limits bySize = new Limits(10_000, 5_000, 1_000, 1 << 20);
        Limits byRatio = new Limits(10_000, 1 << 20, 20, 100_000);
        for (Limits limits : List.of(bySize, byRatio)) {
            for (byte[] object : List.of(lines, gzip(lines))) {
                List<LogRecord> whole =
                        Reading.records(new ByteArrayInputStream(object), FolderIdentity.UNKNOWN, limits);
                assertThat(Reading.records(byteByByte(object), FolderIdentity.UNKNOWN, limits))
                        .isEqualTo(whole);
            }
        }
    }

    @Test
    void aValueThatTheDamageCutsIsPartOfTheRest() {
        byte[] whole = gzip(utf8(counted("a") + "\n123"));
        List<LogRecord> records = Reading.records(Arrays.copyOf(whole, whole.length - 8));
        assertThat(records).hasSize(2);
        assertRest(records, RejectReason.TORN_OBJECT);
    }

    @Test
    void aLostConnectionIsNoPropertyOfTheObject() {
        InputStream lost = new SequenceInputStream(
                new ByteArrayInputStream(Arrays.copyOf(TWO, TWO.length / 2)), new InputStream() {
                    @Override
                    public int read() throws IOException {
                        throw new IOException("connection reset");
                    }

                    @Override
                    public int read(byte[] b, int off, int len) throws IOException {
                        throw new IOException("connection reset");
                    }
                });
        try (LogObjectReader reader = Reading.reader(Limits.DEFAULT)) {
            assertThatThrownBy(() -> reader.read(lost, FolderIdentity.UNKNOWN, record -> {}))
                    .isInstanceOf(IOException.class)
                    .hasMessage("connection reset");
        }
    }

    @Test
    void theTallyCountsUncompressedBytes() throws IOException {
        try (LogObjectReader reader = Reading.reader(Limits.DEFAULT)) {
            ObjectTally tally = reader.read(new ByteArrayInputStream(TWO), FolderIdentity.UNKNOWN, record -> {});
            assertThat(tally).isEqualTo(new ObjectTally(2, 2L * (counted("a").length() + 1)));
            assertThat(reader.read(InputStream.nullInputStream(), FolderIdentity.UNKNOWN, record -> {}))
                    .isEqualTo(new ObjectTally(0, 0));
        }
    }

    @Test
    void streamsThatGiveAByteAtATimeReadAlike() {
        assertThat(Reading.records(byteByByte(TWO), FolderIdentity.UNKNOWN, Limits.DEFAULT))
                .isEqualTo(Reading.records(TWO));
    }

    private static InputStream byteByByte(byte[] object) {
        return new ByteArrayInputStream(object) {
            @Override
            public synchronized int read(byte[] b, int off, int len) {
                return super.read(b, off, Math.min(1, len));
            }
        };
    }

    private static void assertRest(List<LogRecord> records, RejectReason reason) {
        for (LogRecord record : records.subList(0, records.size() - 1)) {
            boolean ok = record instanceof Invocation
                    || reason == RejectReason.OBJECT_TOO_LARGE
                    || reason == RejectReason.CORRUPT_OBJECT;
            assertThat(ok).as("%s", record).isTrue();
        }
        assertThat(records.get(records.size() - 1))
                .isInstanceOfSatisfying(
                        Rejected.class, rest -> assertThat(rest.reason()).isEqualTo(reason));
    }

    private static byte[] concat(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }

    private static byte[] withOptionalFields(byte[] plain) throws IOException {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        bytes.writeBytes(new byte[] {0x1F, (byte) 0x8B, 8, 2 | 4 | 8 | 16, 0, 0, 0, 0, 0, 3, 3, 0, 'x', 'y', 'z'});
        bytes.writeBytes(utf8("name\0comment\0"));
        bytes.writeBytes(new byte[2]);
        try (DeflaterOutputStream deflated = new DeflaterOutputStream(bytes, new Deflater(9, true))) {
            deflated.write(plain);
        }
        CRC32 crc = new CRC32();
        crc.update(plain);
        for (long word : new long[] {crc.getValue(), plain.length}) {
            for (int shift = 0; shift < 32; shift += 8) {
                bytes.write((int) (word >>> shift));
            }
        }
        return bytes.toByteArray();
    }
}
