package io.grokscape.dashboard;

import static io.grokscape.dashboard.Chromium.DESKTOP;
import static io.grokscape.dashboard.Chromium.PHONE;
import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Request;
import com.microsoft.playwright.options.ColorScheme;
import io.quarkus.test.junit.QuarkusTest;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** Every view in a real browser: what a person would notice at once, what axe finds, and pictures to look at. */
@QuarkusTest
class PageInABrowserTest extends InABrowser {
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
        Map<String, View> views = new LinkedHashMap<>();
        views.put("home", new View("#/", ".study-card"));
        views.put("study", new View(ZONES, DRAWN));
        views.put("study-accuracy", new View(ZONES + "?colour=accuracy", DRAWN));
        views.put("study-size", new View(ZONES + "/size", DRAWN));
        views.put("study-data", new View(ZONES + "/data", DRAWN));
        views.put("study-capacity", new View(ZONES + "/capacity", DRAWN));
        views.put("study-findings", new View(ZONES + "/findings", ".panel .notice, .panel .card"));
        views.put("study-runs", new View(ZONES + "/runs?hidden_size=48&sort=-validation_accuracy", ".run-table tbody a"));
        views.put("study-source", new View(ZONES + "/source", "pre.source"));
        views.put("study-running", new View("#/studies/" + DemoStudies.RUNNING, DRAWN));
        views.put("run", new View("#/runs/" + grokked, DRAWN));
        views.put("runs", new View("#/runs?dynamic=GROKKING", ".run-table tbody a"));
        views.put("compare", new View("#/compare?study=" + DemoStudies.ZONES + "&train_size=3000&traces=1", DRAWN));
        views.put("compare-nothing", new View("#/compare", ".notice"));
        views.put("paper", new View("#/paper", ".paper-figure"));
        views.put("new", new View("#/new", ".cost dl"));
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
    void theFirstLoadStaysUnder700KilobytesWithFiguresAndFarBelowWithout() {
        assertThat(transferred("#/", ".study-card")).isBetween(10_000L, 150_000L);
        assertThat(transferred(ZONES, DRAWN))
                .isBetween(50_000L, 700_000L);
    }

    /** Bytes on the wire for everything but the live stream. */
    private long transferred(String hash, String shown) {
        List<Request> requests = new ArrayList<>();
        try (BrowserContext context = desktop();
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
}
