package io.grokscape.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Download;
import com.microsoft.playwright.Page;
import io.grokscape.proto.v1.Study;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.util.List;
import org.junit.jupiter.api.Test;

/** A study: its map, its findings, its figures as files, and the way from it to a run. */
@QuarkusTest
class StudyInABrowserTest extends InABrowser {
    @Test
    void theZoneMapNamesItsCurvesAndGivesItsNumbers() {
        try (BrowserContext context = desktop();
                Page page = open(context, ZONES)) {
            page.waitForSelector(DRAWN);
            assertThat(page.innerText(".plot .keys")).contains("D_crit", "D_mem", "where they cross", "zones the two predict");
            page.click("text=Numbers");
            assertThat(page.querySelectorAll(".plot-table tbody tr")).hasSize(40);
            Download svg = page.waitForDownload(() -> page.click("[aria-label='Save as SVG']"));
            assertThat(content(svg)).startsWith("<svg").contains("hidden size d").doesNotContain("NaN");
            Download csv = page.waitForDownload(() -> page.click("[aria-label='Save as CSV']"));
            assertThat(content(csv)).startsWith("task,hidden_size,train_size,runs,validation_accuracy").hasLineCount(41);
            Download png = page.waitForDownload(() -> page.click("[aria-label='Save as PNG']"));
            assertThat(png.path()).satisfies(file -> assertThat(Files.size(file)).isGreaterThan(10_000));
        }
        assertThat(complaints).isEmpty();
    }

    /** The page may be there between a study's own record and the first word of its runs. */
    @Test
    void theZoneMapAppearsWhenTheRunsOfAnOpenStudyAreHeardOf() {
        String id = ShortRuns.newStudyId();
        try (Publisher publisher = Publisher.on(kafka).atRealTime();
                BrowserContext context = desktop()) {
            publisher.send(Publisher.study(id, 1).setState(Study.State.STATE_ENDED));
            Rest.eventually(() -> assertThat(Rest.get("/api/studies/" + id).getInt("runs")).isEqualTo(1));
            Page page = open(context, "#/studies/" + id);
            page.waitForSelector("text=No run is planned yet.");
            publisher.send(publisher.planned(id, 0, ShortRuns.spec(40, 950)));
            page.waitForSelector(DRAWN);
            assertThat(page.querySelectorAll("text=No run is planned yet.")).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theFindingsSayWhichRunsStandBehindThem() {
        try (BrowserContext context = desktop();
                Page page = open(context, ZONES + "/findings")) {
            page.waitForSelector(".takeaways");
            assertThat(page.innerText(".panel")).contains("supported", "contradicted", "Double descent", "Critical dataset size");
            page.click("[aria-label='Double descent'] a");
            page.waitForURL("**/runs?*train_size=3000*");
            showsRuns(page, 25);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theKeyboardReachesARunFromHome() {
        try (BrowserContext context = desktop();
                Page page = open(context, "#/")) {
            page.waitForSelector(".study-card");
            page.focus(".card-link[href*='" + DemoStudies.ZONES + "']");
            page.keyboard().press("Enter");
            page.waitForSelector(DRAWN);
            page.focus(".plot-area");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            page.waitForURL("**/runs?hidden_size=64&train_size=2000*");
            showsRuns(page, 5);
            page.focus(".run-table tbody a");
            page.keyboard().press("Enter");
            page.waitForSelector("[aria-label=Curves] canvas");
            page.focus("[aria-label=Curves] .plot-area");
            page.keyboard().press("End");
            page.waitForSelector(".readout");
            assertThat(page.innerText(".readout")).contains("epoch 10,000");
            page.goBack();
            showsRuns(page, 5);
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aFigureForAPaperKeepsItsStyleWhenItIsOpenedByItself() {
        try (BrowserContext context = desktop();
                Page page = open(context, ZONES)) {
            String figures = address + "api/studies/" + DemoStudies.ZONES + "/figures";
            String name = JsonPath.from(context.request().get(figures).text()).getString("[0].name");
            page.navigate(figures + "/" + name + ".svg");
            assertThat(style(page, ".g-paper", "fill")).isEqualTo("rgb(255, 255, 255)");
            assertThat(style(page, ".g-grid", "stroke")).isEqualTo("rgb(227, 231, 235)");
        }
        assertThat(complaints).isEmpty();
    }

    private static Object style(Page page, String mark, String property) {
        return page.evaluate("([mark, property]) => getComputedStyle(document.querySelector(mark))[property]",
                List.of(mark, property));
    }

    private static String content(Download download) {
        try {
            return Files.readString(download.path());
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
