package io.bedrockledger.report.mail;

import static org.assertj.core.api.Assertions.assertThat;

import io.bedrockledger.report.AlertFixture;
import io.bedrockledger.report.Letter;
import io.bedrockledger.report.Letter.InlineImage;
import io.bedrockledger.report.ReportFixture;
import io.bedrockledger.report.WeeklyReport;
import io.bedrockledger.report.words.Amounts;
import java.math.BigDecimal;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jsoup.Jsoup;
import org.jsoup.nodes.Document;
import org.jsoup.nodes.Element;
import org.jsoup.select.Elements;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

class LetterTest {

    private static final ReportRenderer RENDERER = ReportRenderer.create();

    private static final Pattern NUMBER = Pattern.compile("\\d+(,\\d{3})*(\\.\\d+)?");
    private static final Pattern CENTS = Pattern.compile("[+\u2212]?[\\d,]+\\.\\d\\d");
    private static final int MOST_HTML = 90_000;
    private static final int MOST_PICTURES = 150_000;

    static List<Letter> letters() {
        return List.of(
                RENDERER.letter(ReportFixture.team()),
                RENDERER.letter(ReportFixture.finops()),
                RENDERER.letter(ReportFixture.hostile()),
                RENDERER.letter(ReportFixture.quiet()),
                RENDERER.letter(ReportFixture.first()),
                RENDERER.letter(AlertFixture.budget("claims")),
                RENDERER.letter(AlertFixture.spike()));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyNumberOfOnePartIsInTheOther(Letter letter) {
        Document html = Jsoup.parse(letter.html());
        html.select("title, style").remove();
        Set<String> inHtml = numbers(html.select("th, td, p, h1, h2").eachText());
        inHtml.addAll(numbers(html.select("img").eachAttr("alt")));
        assertThat(numbers(List.of(letter.text()))).containsAll(inHtml);
        assertThat(inHtml).containsAll(numbers(List.of(letter.text())));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void rowsAddUpToTheTotalInSight(Letter letter) {
        for (Element table : Jsoup.parse(letter.html()).select("table:has(> tbody > tr[style*=700])")) {
            Element total = table.select("> tbody > tr[style*=700]").get(0);
            Elements rows = table.select("> tbody > tr:not(:has(td[colspan])):not([style*=700])");
            for (int column = 1; column < total.childrenSize(); column++) {
                String sum = total.child(column).text();
                int at = column;
                List<String> cells =
                        rows.stream().map(row -> row.child(at).text()).toList();
                if (CENTS.matcher(sum).matches() && !total.child(0).text().equals("Difference")) {
                    assertThat(cells.stream()
                                    .filter(cell -> CENTS.matcher(cell).matches())
                                    .map(LetterTest::amount)
                                    .reduce(BigDecimal.ZERO, BigDecimal::add))
                            .as("column %d of %s", column, table.text())
                            .isEqualByComparingTo(amount(sum));
                }
            }
        }
    }

    @ParameterizedTest
    @MethodSource("letters")
    void aLetterStaysWithinItsBounds(Letter letter) {
        assertThat(letter.html().length()).isLessThan(MOST_HTML);
        assertThat(letter.images().stream()
                        .mapToInt(image -> image.png().size())
                        .sum())
                .isLessThan(MOST_PICTURES);
        assertThat(letter.subject()).hasSizeLessThanOrEqualTo(120).doesNotContainPattern("\\p{Cntrl}");
        assertThat(letter.text()).doesNotContain("\r", "\t", "\u0000").endsWith("\n");
        assertThat(letter.text().lines())
                .allSatisfy(line -> assertThat(line.codePointCount(0, line.length()))
                        .as(line)
                        .isLessThanOrEqualTo(PlainText.COLUMNS));
    }

    @ParameterizedTest
    @MethodSource("letters")
    void everyPictureOfThePageIsInTheLetterAndSaysItsMessage(Letter letter) {
        Elements images = Jsoup.parse(letter.html()).select("img");

        assertThat(images.eachAttr("src"))
                .isEqualTo(letter.images().stream()
                        .map(image -> "cid:" + image.cid())
                        .toList());
        assertThat(images.eachAttr("alt")).hasSameSizeAs(images).allMatch(alternative -> alternative.length() > 40);
        assertThat(letter.images()).extracting(InlineImage::cid).doesNotHaveDuplicates();
    }

    @Test
    void theSameReportGivesTheSameBytes() {
        assertThat(RENDERER.letter(ReportFixture.team())).isEqualTo(RENDERER.letter(ReportFixture.team()));
        assertThat(RENDERER.page(ReportFixture.finops(), "numbers/"))
                .isEqualTo(ReportRenderer.create().page(ReportFixture.finops(), "numbers/"));
    }

    @Test
    void subjectHeadlineAndFirstFigureSayTheSameNumber() {
        WeeklyReport report = ReportFixture.team();
        String cost = Amounts.usd(report.figures().cost().now());
        Letter letter = RENDERER.letter(report);
        Document html = Jsoup.parse(letter.html());

        assertThat(letter.subject()).isEqualTo("Bedrock week 41: " + cost + " (+14.0\u00a0%), 1 alert \u00b7 Claims");
        assertThat(html.select("h1").text()).startsWith("Claims spent " + cost + ", up $296.27");
        assertThat(html.select("td[style*=20px]").get(0).text()).isEqualTo(cost);
        assertThat(letter.text()).contains("Claims spent " + cost + ", up $296.27");
    }

    @Test
    void everySectionIsThereAndItsHeadingIsAFinding() {
        assertThat(Jsoup.parse(RENDERER.letter(ReportFixture.team()).html())
                        .select("h2")
                        .eachText())
                .containsExactly(
                        "Three changes explain the rise; cheaper models took some of it back",
                        "Three things to do, together worth $560 a week",
                        "letter-draft moved most: +309.22",
                        "Seven weeks of rising cost in a row; letter-draft grew most",
                        "Claims will end October about $2,192 over budget",
                        "Replay: Claude Haiku 4.5 is not worse for letter-draft",
                        "$43.33 (1.8 %) bought nothing",
                        "93.1 % is known from tags or profiles",
                        "0.4 % of calls failed, 0.3 % by throttling",
                        "The week's data is complete",
                        "Production readiness: 12 of 48");
        assertThat(Jsoup.parse(RENDERER.page(ReportFixture.finops(), ""))
                        .select("h2")
                        .eachText())
                .contains(
                        "claims rose; underwriting fell",
                        "$62.23 is nobody's",
                        "What each answer rests on",
                        "13 of 14 log days complete, 42 calls without a price",
                        "September agrees with the bill");
    }

    @Test
    void aQuietWeekIsFiveLines() {
        Letter letter = RENDERER.letter(ReportFixture.quiet());

        assertThat(letter.text().lines().takeWhile(line -> !line.equals("-- ")).filter(line -> !line.isBlank()))
                .startsWith("Claims \u00b7 Week 41, 5\u201311 Oct 2026")
                .hasSizeLessThan(16);
        assertThat(Jsoup.parse(letter.html())
                        .select("h1, p:not([style*=17px] > p)")
                        .eachText())
                .filteredOn(line -> !line.startsWith("Week 41 is") && !line.startsWith("Run "))
                .hasSize(5);
        assertThat(letter.images()).isEmpty();
    }

    @Test
    void whatIsNotKnownIsSaidAndIsNoZero() {
        Letter letter = RENDERER.letter(ReportFixture.first());

        assertThat(letter.text())
                .contains("Claims spent under $0.01 in week 41")
                .contains("week 40 has no complete data to compare it with")
                .contains("One log day is missing: Sun 11 Oct; costs are too low")
                .contains("1 call has no price and is not in the cost")
                .doesNotContain("Records read", "+0.00", "runs out");
    }

    @Test
    void namesAreTextWhereverTheyStand() {
        Letter letter = RENDERER.letter(ReportFixture.hostile());
        Document html = Jsoup.parse(letter.html());

        assertThat(html.select("script, iframe, object, form, link, base")).isEmpty();
        assertThat(html.select("img")).allMatch(image -> image.attr("src").startsWith("cid:"));
        assertThat(html.getAllElements())
                .allSatisfy(element -> assertThat(element.attributes().asList())
                        .noneMatch(attribute -> attribute.getKey().startsWith("on")));
        assertThat(letter.html()).doesNotContain("\u202e", "\u202c", "49", "<script");
        assertThat(letter.text()).doesNotContain("\u202e", "\nBcc").doesNotContain("claims-".repeat(10));
        assertThat(letter.subject()).contains("<script>").doesNotContain("\n");
    }

    @Test
    void aMachineThatCannotDrawStillSendsTheNumbers() {
        Letter letter = ReportRenderer.withoutPictures("no font").letter(ReportFixture.team());
        Document html = Jsoup.parse(letter.html());

        assertThat(letter.images()).isEmpty();
        assertThat(html.select("img")).isEmpty();
        assertThat(html.text()).contains("More calls +241.21", "Week 37 (days are missing) 1,899.00");
        assertThat(letter.text())
                .isEqualTo(RENDERER.letter(ReportFixture.team()).text());
    }

    @Test
    void thePageNeedsNothingButItself() {
        Document page = Jsoup.parse(RENDERER.page(ReportFixture.team(), "numbers/"));

        assertThat(page.select("img").eachAttr("src"))
                .hasSize(6)
                .allMatch(src -> src.startsWith("data:image/png;base64,"));
        assertThat(page.select("a").eachAttr("href"))
                .contains("numbers/movers.sql", "numbers/movers.csv")
                .allMatch(link -> link.startsWith("numbers/"));
        assertThat(page.select("link, script")).isEmpty();
    }

    private static Set<String> numbers(List<String> texts) {
        Set<String> numbers = new TreeSet<>();
        for (String text : texts) {
            Matcher matcher = NUMBER.matcher(text);
            while (matcher.find()) {
                numbers.add(matcher.group());
            }
        }
        return numbers;
    }

    private static BigDecimal amount(String text) {
        return new BigDecimal(text.replace(",", "").replace("\u2212", "-").replace("+", ""));
    }
}
