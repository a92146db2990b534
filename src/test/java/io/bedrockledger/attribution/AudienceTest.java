package io.bedrockledger.attribution;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class AudienceTest {

    @TempDir
    Path jobs;

    @ParameterizedTest
    @ValueSource(strings = {"", "workflows: []\n", "teams:\nfinops:\n"})
    void withoutEntriesNobodyIsTold(String text) throws IOException {
        write(text);

        Audience audience = Audience.load(jobs);
        assertThat(audience.teams()).isEmpty();
        assertThat(audience.finops()).isEqualTo(new Team("finops", List.of(), ZoneOffset.UTC));
    }

    @Test
    void teamsStandBesideWorkflowsInAnyOrder() throws IOException {
        write("""
                finops: {recipients: [money@example.com], time_zone: Asia/Tokyo}
                workflows:
                  - {name: tutor, owner: a, team: learning, purpose: p}
                teams:
                  - {name: learning, recipients: [b@example.com, a@example.com, b@example.com], time_zone: Europe/Berlin}
                  - {name: quiet}
                """);

        Audience audience = Audience.load(jobs);
        assertThat(audience.teams())
                .containsExactly(
                        new Team("learning", List.of("b@example.com", "a@example.com"), ZoneId.of("Europe/Berlin")),
                        new Team("quiet", List.of(), ZoneOffset.UTC));
        assertThat(audience.finops().recipients()).containsExactly("money@example.com");
        assertThat(audience.addresses(List.of("finops", "learning", "a@example.com", "c@example.com")))
                .containsExactly("a@example.com", "b@example.com", "c@example.com", "money@example.com");
        assertThat(RuleBookReader.read(jobs).workflows()).hasSize(1);
        assertThatThrownBy(() -> audience.addresses(List.of("lerning")))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("a recipient must be a mail address, a team of this file or finops; it is lerning");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '`', textBlock = """
            {recipients: [a@example.com]} | a team must have a name without control characters; it has none, or has some
            {name: "a\\nb"} | a team must have a name without control characters; it has none, or has some
            {name: finops} | no team must be named finops; it is; finops is a key beside teams
            {name: first} | a team's name must be unique; first is declared twice
            {name: t, recipients: [someone]} | a recipient must be a mail address such as lead@example.com; it is someone
            {name: t, recipients: ["a@b.example,c@d.example"]} | a recipient must be a mail address such as lead@example.com; it is a@b.example,c@d.example
            {name: t, time_zone: Berlin} | time_zone must be one such as Europe/Berlin; it is Berlin
            """)
    void whatIsWrongIsNamedWithItsLine(String entry, String rule) throws IOException {
        write("teams:\n  - name: first\n  - " + entry + "\n");

        assertThatThrownBy(() -> Audience.load(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("workflows.yaml") + ":3] " + rule + "; correct the entry");
    }

    @ParameterizedTest
    @ValueSource(strings = {"a@b.example\r\nBcc: c@d.example", "a b@c.example", "<a@b.example>", "a@-b", "@b.example"})
    void anAddressCanNotEndAHeader(String text) {
        assertThat(MailAddress.isOne(text)).isFalse();
    }

    @Test
    void finopsIsOneMapping() throws IOException {
        write("finops:\n  - {recipients: [a@example.com]}\n");
        assertThatThrownBy(() -> Audience.load(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("[" + jobs.resolve("workflows.yaml") + ":2] the file must hold");

        write("finops:\n  recipients: [a@example.com]\n  zone: UTC\n");
        assertThatThrownBy(() -> Audience.load(jobs))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("[" + jobs.resolve("workflows.yaml") + ":3] a key must be one of [recipients, time_zone];"
                        + " it is zone; correct or remove it");
    }

    private void write(String text) throws IOException {
        Files.writeString(jobs.resolve("workflows.yaml"), text);
    }
}
