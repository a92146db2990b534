package io.bedrockledger.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Runs that are killed anywhere, while the logs change. {@code -Dkills=100} kills more of them, {@code -Dkill.seed=...}
 * repeats what a failure names: the kill itself comes as the machine is fast, all else is as it was.
 */
class KillCampaignIT {

    private static final int KILLS = Integer.getInteger("kills", 2);
    private static final long SEED = Long.getLong("kill.seed", System.nanoTime());

    @TempDir
    private Path folder;

    @Test
    void theRunAfterAKillEndsWithTheTablesOfRunsThatLived() throws IOException, InterruptedException {
        List<String> killedAt = new ArrayList<>();
        for (int ledger = 0; killedAt.size() < KILLS; ledger++) {
            killedAt.addAll(KillCampaign.of(
                    folder.resolve("ledger-" + ledger),
                    SEED + ledger,
                    Math.min(KILLS - killedAt.size(), KillCampaign.KILLS_OF_A_LEDGER)));
        }

        Map<String, Long> places = killedAt.stream()
                .collect(Collectors.groupingBy(Function.identity(), TreeMap::new, Collectors.counting()));
        System.out.println("[kill] seed " + SEED + ", kills " + killedAt.size());
        places.forEach((place, kills) -> System.out.println("[kill] " + kills + " x " + place));
        assertThat(killedAt).hasSizeGreaterThanOrEqualTo(KILLS);
    }
}
