package io.bedrockledger.ingest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class LongSortTest {

    @TempDir
    Path folder;

    @Test
    void whateverFitsIntoMemoryTheOrderIsThatOfTheNumbers() {
        Random random = new Random(5);
        for (int width : new int[] {1, 4, 6, 8}) {
            for (int part : new int[] {1, 3, 64, 10_000}) {
                for (int size : new int[] {0, 1, 64, 1_000}) {
                    List<long[]> expected = new ArrayList<>();
                    try (LongSort sort = new LongSort(folder.resolve("sort"), "numbers", width, part)) {
                        for (int i = 0; i < size; i++) {
                            long[] entry = new long[width];
                            Arrays.setAll(entry, at -> random.nextInt(4) == 0 ? random.nextLong() : random.nextInt(3));
                            sort.add(entry);
                            expected.add(entry);
                        }
                        expected.sort(Arrays::compare);
                        List<long[]> found = new ArrayList<>();
                        sort.forEach(entry -> found.add(entry.clone()));

                        assertThat(found.toArray(long[][]::new))
                                .as("%d numbers, parts of %d, %d entries", width, part, size)
                                .isDeepEqualTo(expected.toArray(long[][]::new));
                    }
                }
            }
        }
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void whoHasNoRoomIsToldForWhat() throws IOException {
        Path file = Files.createFile(folder.resolve("file"));
        try (LongSort sort = new LongSort(file.resolve("sort"), "calls of agent runs", 1, 1)) {
            sort.add(1);

            assertThatThrownBy(() -> sort.add(2))
                    .isInstanceOf(UncheckedIOException.class)
                    .hasMessageStartingWith(
                            "[" + file.resolve("sort")
                                    + "] the calls of agent runs of a large batch must fit on disk; writing or reading them failed (")
                    .hasMessageEndingWith("); make room there and run again");
        }
    }
}
