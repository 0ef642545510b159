package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import java.util.List;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** A run: its figures, and that they grow while it trains. */
@QuarkusTest
class RunInABrowserTest extends InABrowser {
    @Test
    void aRunShowsItsProbesAndNorms() {
        try (BrowserContext context = desktop();
                Page page = open(context, "#/runs/" + grokked)) {
            String inside = "[aria-label='Inside the model'] ";
            page.waitForSelector(inside + "canvas");
            assertThat(page.innerText(inside + ".keys")).contains("restricted loss", "mean margin", "W_E", "b_out");
            page.focus(inside + ".plot-area");
            page.keyboard().press("End");
            page.waitForSelector(inside + ".readout >> text=mean margin");
            page.keyboard().press("Home");
            page.waitForSelector(inside + ".readout >> text=excluded loss");
            page.locator(inside + ".plot").screenshot(new Locator.ScreenshotOptions()
                    .setPath(SCREENSHOTS.resolve("inside-desktop-light.png")));
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void aRunningRunGrowsOnThePageByItself() {
        String id = given().get("/api/studies/" + DemoStudies.RUNNING + "/runs?sort=state&limit=18")
                .jsonPath()
                .getString("items.find { it.state == 'running' }.run_id");
        try (BrowserContext context = desktop();
                Page page = open(context, "#/runs/" + id);
                Publisher publisher = Publisher.on(kafka)) {
            page.waitForSelector("[data-state=live]");
            publisher.send(id, 1, List.of(Publisher.measurement(9_321, 1, 0.5).build()), 10_000, 100, "trainer-1");
            page.waitForSelector(".figures >> text=9,321");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void anAddressRestoresWhatOneSaw() {
        try (BrowserContext context = desktop();
                Page page = open(context, ZONES + "?colour=accuracy")) {
            page.waitForSelector(DRAWN);
            assertThat(page.isChecked("text=mean accuracy")).isTrue();
            page.click("text=Findings");
            page.waitForSelector(".takeaways");
            page.goBack();
            page.waitForSelector(DRAWN);
            assertThat(page.isChecked("text=mean accuracy")).isTrue();
            page.navigate(address + "#/runs/" + grokked + "?axis=linear&epochs=100-5000");
            page.waitForSelector("[aria-label=Curves] canvas");
            assertThat(page.isChecked("[aria-label=Curves] .switch >> text=linear")).isTrue();
            page.focus("[aria-label=Curves] .plot-area");
            page.keyboard().press("0");
            page.waitForURL("**axis=linear");
        }
        assertThat(complaints).isEmpty();
    }
}
