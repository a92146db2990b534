package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.bedrockledger.warehouse.StopRequest;
import io.bedrockledger.warehouse.StoppedException;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.io.InputStream;
import org.junit.jupiter.api.Test;

class StoppableStreamTest {

    @Test
    void aLargeObjectEndsWhereTheStopIsAskedFor() throws IOException {
        StopRequest stop = new StopRequest();
        try (InputStream bytes = new StoppableStream(new ByteArrayInputStream(new byte[] {1, 2, 3, 4}), stop)) {
            assertThat(bytes.read()).isEqualTo(1);
            assertThat(bytes.read(new byte[2])).isEqualTo(2);

            stop.ask();

            assertThatThrownBy(bytes::read)
                    .isInstanceOf(StoppedException.class)
                    .hasMessageStartingWith("[run] the run was asked to stop");
            assertThatThrownBy(() -> bytes.read(new byte[2]))
                    .isInstanceOf(StoppedException.class)
                    .hasMessageStartingWith("[run] the run was asked to stop");
        }
    }
}
