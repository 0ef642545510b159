package io.grokscape.dashboard;

import static io.grokscape.dashboard.Chromium.DESKTOP;
import static io.grokscape.dashboard.Chromium.PHONE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** The page in a real browser: what a person would notice at once, and pictures to look at. */
@QuarkusTest
@WithTestResource(RealParts.class)
class PageInABrowserTest {
    private static final Path SCREENSHOTS = Path.of("target", "screenshots");

    private static Chromium chromium;
    private static String grokked;
    private static boolean emptyPageSeen;

    EmbeddedKafka kafka;

    @TestHTTPResource("/")
    String address;

    private final List<String> complaints = new ArrayList<>();

    @BeforeAll
    static void openBrowser() {
        chromium = new Chromium();
    }

    @AfterAll
    static void closeBrowser() {
        chromium.close();
    }

    @BeforeEach
    void publish() {
        if (grokked != null) {
            return;
        }
        await().atMost(Duration.ofSeconds(60)).until(() -> given().get("/api/studies").statusCode() == 200);
        try (BrowserContext context = context(DESKTOP, 700, ColorScheme.LIGHT);
                Page page = open(context, "#/")) {
            page.waitForSelector(".empty .command");
            picture(page, "empty-desktop-light");
            emptyPageSeen = page.innerText(".empty").contains("./grokscape run quickstart");
        }
        try (Publisher publisher = Publisher.on(kafka).atRealTime()) {
            grokked = new DemoStudies(publisher).publish();
        }
        await().atMost(Duration.ofSeconds(120))
                .until(() -> given().get("/api/studies/" + DemoStudies.ZONES)
                                .jsonPath()
                                .getInt("run_states.completed")
                        == 200
                        && given().get("/api/studies/" + DemoStudies.ZONES)
                                        .jsonPath()
                                        .getInt("provisional")
                                == 0);
    }

    @Test
    void anEmptyDashboardSaysWhatToRun() {
        assertThat(emptyPageSeen).isTrue();
    }

    @Test
    void everyViewIsSoundInLightAndDarkOnDesktopAndPhone() {
        Map<String, String> views = Map.of(
                "home", "#/",
                "study", "#/studies/" + DemoStudies.ZONES,
                "study-running", "#/studies/" + DemoStudies.RUNNING,
                "run", "#/runs/" + grokked,
                "wrong", "#/runs/nowhere");
        Map<String, String> shown = Map.of(
                "home", ".study-card",
                "study", ".plot-area canvas",
                "study-running", ".plot-area canvas",
                "run", ".plot-area canvas",
                "wrong", "[role=alert]");
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                views.forEach((name, hash) -> look(name, hash, shown.get(name), width, scheme));
            }
        }
        assertThat(complaints).isEmpty();
    }

    private void look(String name, String hash, String shown, int width, ColorScheme scheme) {
        try (BrowserContext context = context(width, width == PHONE ? 844 : 860, scheme);
                Page page = open(context, hash)) {
            Chromium.settle(page, shown);
            int overflow = (int) page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) {
                complaints.add(name + " is " + overflow + " px too wide at " + width);
            }
            picture(page, "%s-%s-%s".formatted(name, width == PHONE ? "phone" : "desktop", scheme.name().toLowerCase()));
        }
    }

    @Test
    void aRunShowsItsProbesAndNorms() {
        try (BrowserContext context = context(DESKTOP, 860, ColorScheme.LIGHT);
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
        try (BrowserContext context = context(DESKTOP, 860, ColorScheme.LIGHT);
                Page page = open(context, "#/runs/" + id);
                Publisher publisher = Publisher.on(kafka)) {
            page.waitForSelector("[data-state=live]");
            publisher.send(id, 1, List.of(Publisher.measurement(9_321, 1, 0.5).build()), 10_000, 100, "trainer-1");
            page.waitForSelector(".figures >> text=9,321");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void hostileTextIsShownAsText() {
        try (BrowserContext context = context(PHONE, 844, ColorScheme.LIGHT);
                Page page = open(context, "#/studies/" + DemoStudies.HOSTILE)) {
            page.waitForSelector("h1");
            assertThat(page.innerText("h1")).isEqualTo("<img src=x onerror=alert(1)>");
            assertThat(page.title()).doesNotContain("owned");
            assertThat(page.querySelectorAll("main img, main script")).isEmpty();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theKeyboardReachesARunFromHome() {
        try (BrowserContext context = context(DESKTOP, 860, ColorScheme.LIGHT);
                Page page = open(context, "#/")) {
            page.waitForSelector(".study-card");
            page.focus(".card-link[href*='" + DemoStudies.ZONES + "']");
            page.keyboard().press("Enter");
            page.waitForSelector(".plot-area canvas");
            page.focus(".plot-area");
            page.keyboard().press("End");
            page.keyboard().press("Enter");
            page.waitForURL("**/runs?hidden_size=64&train_size=2000*");
            page.waitForFunction("document.querySelectorAll('.run-table tbody tr').length === 5");
            page.focus(".run-table tbody a");
            page.keyboard().press("Enter");
            page.waitForSelector("[aria-label=Curves] canvas");
            page.focus("[aria-label=Curves] .plot-area");
            page.keyboard().press("End");
            page.waitForSelector(".readout");
            assertThat(page.innerText(".readout")).contains("epoch 10,000");
            page.goBack();
            page.waitForFunction("document.querySelectorAll('.run-table tbody tr').length === 5");
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void theFirstLoadStaysUnder700Kilobytes() {
        long[] bytes = {0};
        try (BrowserContext context = context(DESKTOP, 860, ColorScheme.LIGHT)) {
            Page page = context.newPage();
            page.onResponse(response -> {
                if (!response.url().contains("/api/stream")) {
                    bytes[0] += response.body().length;
                }
            });
            page.navigate(address + "#/");
            page.waitForSelector(".study-card");
        }
        assertThat(bytes[0]).isBetween(50_000L, 700_000L);
    }

    private BrowserContext context(int width, int height, ColorScheme scheme) {
        return chromium.context(width, height, scheme, width == PHONE ? 2 : 1.25);
    }

    private Page open(BrowserContext context, String hash) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // The browser itself reports the 404 that the page then explains.
            if (message.type().equals("error") && !message.text().contains("404")) {
                complaints.add(hash + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(hash + ": " + error));
        page.navigate(address + hash);
        return page;
    }

    private static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
