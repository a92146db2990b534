package io.bedrockledger.pricing;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RegionPrefixesTest {

    private static final RegionPrefixes SHIPPED = RegionPrefixes.load(Path.of("jobs/prices"));

    @TempDir
    private Path folder;

    @Test
    void aPrefixStandsForARegionAndBack() {
        assertThat(SHIPPED.ofPrefix("APS3")).contains(new RegionPrefixes.Entry("APS3", "ap-south-1", true));
        assertThat(SHIPPED.ofRegion("eu-west-1")).contains(new RegionPrefixes.Entry("EU", "eu-west-1", false));
        assertThat(SHIPPED.ofPrefix("XXX9")).isEmpty();
        assertThat(SHIPPED.entries()).hasSize(36);
    }

    @Test
    void aFolderWithoutTheFileHasNone() {
        assertThat(RegionPrefixes.load(folder).entries()).isEmpty();
    }

    @Test
    void twoOfOnePrefixOrRegionAreRefused() throws IOException {
        assertWrong(
                "  - {prefix: USE1, region: us-east-1, evidence: sku}\n  - {prefix: USE1, region: us-east-2, evidence: sku}",
                "[regions.yaml:3] a prefix must stand once; found 'USE1'; correct it");
        assertWrong(
                "  - {prefix: USE1, region: us-east-1, evidence: sku}\n  - {prefix: USE2, region: us-east-1, evidence: sku}",
                "[regions.yaml:3] a region must stand once; found 'us-east-1'; correct it");
        assertThatThrownBy(() -> new RegionPrefixes(
                        List.of(new RegionPrefixes.Entry("A", "x", true), new RegionPrefixes.Entry("A", "y", true))))
                .hasMessageContaining("prefix and region must stand once");
    }

    @Test
    void evidenceIsOneOfTwoWords() throws IOException {
        assertWrong(
                "  - {prefix: USE1, region: us-east-1, evidence: hearsay}",
                "[regions.yaml:2] 'evidence' must be sku or secondary; found 'hearsay'; correct it");
    }

    private void assertWrong(String entries, String message) throws IOException {
        Files.writeString(folder.resolve("regions.yaml"), "regions:\n" + entries + "\n");

        assertThatThrownBy(() -> RegionPrefixes.load(folder)).hasMessage(message);
    }
}
