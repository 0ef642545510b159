package io.grokscape.dashboard;

import static io.restassured.RestAssured.given;
import static org.awaitility.Awaitility.await;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.common.http.TestHTTPResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;

/** A browser on a dashboard with the demo studies in it; whatever the browser complains of is remembered. */
@QuarkusTest
@WithTestResource(RealParts.class)
abstract class InABrowser {
    static final Path SCREENSHOTS = Path.of("target", "screenshots");
    /** A figure is drawn. */
    static final String DRAWN = ".plot-area canvas";

    static final String ZONES = "#/studies/" + DemoStudies.ZONES;

    /** A run that grokked; null until the demo studies are published, which is once for all tests. */
    static String grokked;

    static boolean emptyPageSeen;

    private static Chromium chromium;

    EmbeddedKafka kafka;

    @TestHTTPResource("/")
    String address;

    final List<String> complaints = new ArrayList<>();

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
        try (BrowserContext context = desktop();
                Page page = open(context, "#/")) {
            page.waitForSelector(".empty .command");
            picture(page, "empty-desktop-light");
            emptyPageSeen = page.innerText(".empty").contains("./grokscape run quickstart");
        }
        try (Publisher publisher = Publisher.on(kafka).atRealTime()) {
            grokked = new DemoStudies(publisher).publish();
        }
        await().atMost(Duration.ofSeconds(120)).until(() -> {
            JsonPath study = given().get("/api/studies/" + DemoStudies.ZONES).jsonPath();
            return study.getInt("run_states.completed") == 200 && study.getInt("provisional") == 0;
        });
    }

    static BrowserContext desktop() {
        return context(Chromium.DESKTOP, 860, ColorScheme.LIGHT);
    }

    static BrowserContext context(int width, int height, ColorScheme scheme) {
        return chromium.context(width, height, scheme, width == Chromium.PHONE ? 2 : 1.25);
    }

    Page open(BrowserContext context, String hash) {
        Page page = context.newPage();
        page.onConsoleMessage(message -> {
            // The browser itself reports the 404 that the page then explains; and no object store stands behind these tests.
            boolean expected = message.text().matches(".*\\b404\\b.*") || message.location().contains("/artifacts");
            if (message.type().equals("error") && !expected) {
                complaints.add(hash + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(hash + ": " + error));
        page.navigate(address + hash);
        return page;
    }

    /** Waits until a table of runs has so many rows. */
    static void showsRuns(Page page, int runs) {
        PlaywrightAssertions.assertThat(page.locator(".run-table tbody tr")).hasCount(runs);
    }

    static void picture(Page page, String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(SCREENSHOTS.resolve(name + ".png"))
                .setFullPage(true));
    }
}
