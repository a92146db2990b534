package io.bedrockledger.invocation;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.testing.HostileFraming;
import io.bedrockledger.testing.HostileLog;
import io.bedrockledger.testing.HostileValues;
import io.bedrockledger.testing.LogCall;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What becomes of every line of the hostile set. */
class HostileLogsTest {

    private static final FolderIdentity FOLDER =
            new FolderIdentity(LogCall.ACCOUNT, LogCall.REGION, LocalDate.parse(HostileLog.DAY));

    static Stream<HostileLog> logs() {
        return Stream.of(HostileFraming.containers(), HostileFraming.lines(), HostileValues.all())
                .flatMap(List::stream);
    }

    @ParameterizedTest
    @MethodSource("logs")
    void everyLineBecomesWhatIsStatedOfIt(HostileLog log) throws IOException {
        assertThat(fates(log.bytes())).isEqualTo(log.fates());
    }

    @ParameterizedTest
    @MethodSource("logs")
    void compressedItBecomesTheSame(HostileLog log) throws IOException {
        byte[] bytes = log.bytes();
        boolean compressed = bytes.length > 1 && bytes[0] == 0x1F;
        assertThat(fates(compressed ? bytes : Reading.gzip(bytes))).isEqualTo(log.fates());
    }

    private static List<String> fates(byte[] object) throws IOException {
        List<String> fates = new ArrayList<>();
        try (LogObjectReader reader =
                new LogObjectReader(Reading.KEY, location -> Optional.empty(), facts -> true, Limits.DEFAULT)) {
            reader.read(new ByteArrayInputStream(object), FOLDER, record -> fates.add(fate(record)));
        }
        return fates;
    }

    private static String fate(LogRecord record) {
        if (record instanceof Invocation call) {
            return HostileLog.fate(
                    call.lineNumber(),
                    call.requestId(),
                    call.tokens().input(),
                    call.tokens().output());
        }
        Rejected rejected = (Rejected) record;
        assertThat(rejected.detail()).isNotEmpty().hasSizeLessThan(200);
        assertThat(rejected.rule()).isNotEmpty().hasSizeLessThan(200);
        return HostileLog.fate(rejected.lineNumber(), rejected.reason());
    }
}
