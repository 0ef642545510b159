package io.grokscape.dashboard;

import static io.grokscape.dashboard.Chromium.DESKTOP;
import static io.grokscape.dashboard.Chromium.PHONE;
import static io.restassured.RestAssured.given;
import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
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
        for (ColorScheme scheme : List.of(ColorScheme.LIGHT, ColorScheme.DARK)) {
            for (int width : List.of(DESKTOP, PHONE)) {
                views().forEach((name, view) -> look(name, view, width, scheme));
            }
        }
        assertThat(complaints).isEmpty();
    }

    /** An address, and what is there once it is shown. */
    private record View(String hash, String shown) {}

    private static Map<String, View> views() {
        String drawn = ".plot-area canvas";
        String study = "#/studies/" + DemoStudies.ZONES;
        Map<String, View> views = new LinkedHashMap<>();
        views.put("home", new View("#/", ".study-card"));
        views.put("study", new View(study, drawn));
        views.put("study-accuracy", new View(study + "?colour=accuracy", drawn));
        views.put("study-findings", new View(study + "/findings", ".panel .notice, .panel .card"));
        views.put("study-runs", new View(study + "/runs?hidden_size=48&sort=-validation_accuracy", ".run-table tbody a"));
        views.put("study-source", new View(study + "/source", "pre.source"));
        views.put("study-running", new View("#/studies/" + DemoStudies.RUNNING, drawn));
        views.put("run", new View("#/runs/" + grokked, drawn));
        views.put("compare-nothing", new View("#/compare", ".notice"));
        views.put("new", new View("#/new", ".editor-text"));
        views.put("wrong", new View("#/runs/nowhere", "[role=alert]"));
        return views;
    }

    private void look(String name, View view, int width, ColorScheme scheme) {
        try (BrowserContext context = context(width, width == PHONE ? 844 : 860, scheme);
                Page page = open(context, view.hash())) {
            Chromium.settle(page, view.shown());
            String where = name + " at " + width + ", " + scheme;
            int overflow = (int) page.evaluate(
                    "document.documentElement.scrollWidth - document.documentElement.clientWidth");
            if (overflow > 0) {
                complaints.add(where + " is " + overflow + " px too wide");
            }
            Accessibility.violations(page).forEach(violation -> complaints.add(where + ": " + violation));
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
    void theFirstLoadStaysUnder700KilobytesWithFiguresAndFarBelowWithout() {
        assertThat(transferred("#/", ".study-card")).isBetween(10_000L, 150_000L);
        assertThat(transferred("#/studies/" + DemoStudies.ZONES, ".plot-area canvas"))
                .isBetween(50_000L, 700_000L);
    }

    /** Bytes on the wire for everything but the live stream. */
    private long transferred(String hash, String shown) {
        List<Request> requests = new ArrayList<>();
        try (BrowserContext context = context(DESKTOP, 860, ColorScheme.LIGHT);
                Page page = context.newPage()) {
            page.onRequestFinished(requests::add);
            page.navigate(address + hash);
            page.waitForSelector(shown);
            return List.copyOf(requests).stream()
                    .filter(request -> !request.url().contains("/api/stream"))
                    .mapToLong(request -> (long) request.sizes().responseBodySize)
                    .sum();
        }
    }

    private BrowserContext context(int width, int height, ColorScheme scheme) {
        return chromium.context(width, height, scheme, width == PHONE ? 2 : 1.25);
    }

    private Page open(BrowserContext context, String hash) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // The browser itself reports the 404 that the page then explains.
            if (message.type().equals("error") && !message.text().matches(".*\\b404\\b.*")) {
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
