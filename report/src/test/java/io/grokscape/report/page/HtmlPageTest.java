package io.grokscape.report.page;

import static io.grokscape.report.study.SyntheticStudy.run;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.SyntheticStudy;
import java.nio.charset.StandardCharsets;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;

class HtmlPageTest {
    private static final String HOSTILE = "<script>alert(1)</script>\" onload=\"x' & </style>";

    @Test
    void thePageAsksNothingOfTheNetworkAndRunsNothing() throws Exception {
        String page = page(valley());

        assertThat(page).doesNotContain("<script", "<link", "<img", "@import", "url(");
        assertThat(page).doesNotContainPattern("(src|href)=\"(?!#)");
        assertThat(page).contains("Content-Security-Policy");
    }

    @Test
    void whatUsersWroteIsShownAndNotObeyed() throws Exception {
        SyntheticStudy study = new SyntheticStudy()
                .named(HOSTILE, HOSTILE)
                .with(run(8, 2600, 0).explained(HOSTILE).with("task", HOSTILE))
                .with(run(16, 2600, 0).state("failed", HOSTILE))
                .found("{\"kind\":\"%1$s\",\"note\":\"%1$s\"}".formatted(HOSTILE.replace("\"", "\\\"")));
        String page = page(study);

        assertThat(page).doesNotContain("<script").contains("&lt;script&gt;alert(1)&lt;/script&gt;");
        assertThat(page).doesNotContain("\" onload=");
        assertThat(Pattern.compile("</style>").matcher(page).results().count()).isEqualTo(1);
    }

    @Test
    void everyNumberCanBeFollowedToItsRuns() throws Exception {
        SyntheticStudy study = valley();
        String page = page(study);

        for (RunRecord run : study.runs()) {
            assertThat(page).contains("id=\"run-" + run.runId() + "\"", "href=\"#run-" + run.runId() + "\"");
        }
        Pattern.compile("href=\"#([^\"]+)\"").matcher(page).results().forEach(link -> assertThat(page)
                .contains("id=\"" + link.group(1) + "\""));
    }

    @Test
    void claimsStandBesideTheirFigure() throws Exception {
        String page = page(valley().named("figure-6-small", "Does it dip?"));

        int figure = page.indexOf("<figure id=\"accuracy-over-size\"");
        int claim = page.indexOf("Figure 6 (a)");
        int next = page.indexOf("<figure id=\"", figure + 1);
        assertThat(figure).isPositive();
        assertThat(claim).isBetween(figure, next);
        assertThat(page).contains("does not agree", "not enough runs");
    }

    @Test
    void aStudyWithoutRunsIsAPageThatSaysSo() throws Exception {
        assertThat(page(new SyntheticStudy())).contains("Runs: none.", "nothing to draw yet", "no conclusion yet");
    }

    @Test
    void runsThatAreNotFinishedAreCountedAndLeftOut() throws Exception {
        String page = page(valley().with(run(8, 2600, 9).state("running", null)));

        assertThat(page).contains("13: 12 completed, 1 running", "rest on the 12 runs that are finished");
    }

    @Test
    void aTaskWithoutValidationIsReportedWithoutIt() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (int width : new int[] {8, 16}) {
            study.with(run(width, 12769, 0).with("task", "memorise").ends("NOT_APPLICABLE", .1, null));
        }
        String page = page(study);

        assertThat(page).contains("<figure id=\"capacity\"").doesNotContain("NaN", "null");
    }

    @Test
    void aFindingOfAKindNobodyKnowsIsToldByItsFields() throws Exception {
        String page = page(valley().found("{\"kind\":\"new_thing\",\"task\":\"add\",\"slope\":0.123456,\"of\":[1,2]}"));

        assertThat(page).contains("New thing", "slope 0.123; of 1, 2");
    }

    @Test
    void takeawaysHaveTheirStatusAndNumbers() throws Exception {
        String page = page(valley().found("""
                {"kind":"takeaways","takeaways":[{"number":2,"claim":"Larger models memorise more","status":"SUPPORTED",\
                "criterion":"the exponent is above 0","cases":[{"setting":"add","exponent":1.5,"status":"SUPPORTED"}]}]}"""));

        assertThat(page)
                .contains(
                        "Larger models memorise more",
                        "Needed: the exponent is above 0",
                        "exponent 1.50",
                        ">supported<");
    }

    @Test
    void fifteenHundredRunsAreAFewMegabytes() throws Exception {
        SyntheticStudy study = new SyntheticStudy().pointsPerCurve(300);
        for (int size = 2000; size < 3000; size += 100) {
            for (int width = 8; width <= 120; width += 8) {
                study.cell(width, size, .01, .2, .3, .5, .6, .7, .8, .9, .95, 1);
            }
        }
        String page = page(study);

        assertThat(study.runs()).hasSize(1500);
        assertThat(page.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(4 << 20);
    }

    private static SyntheticStudy valley() {
        return new SyntheticStudy()
                .cell(8, 2600, .4, .5, .6)
                .cell(16, 2600, .4, .5, .6)
                .cell(24, 2600, .01, .02, .03)
                .cell(64, 2600, 1, 1, 1);
    }

    private static String page(SyntheticStudy study) throws Exception {
        return HtmlPage.of(Report.of(study, _ -> {}), "Made by a test.");
    }
}
