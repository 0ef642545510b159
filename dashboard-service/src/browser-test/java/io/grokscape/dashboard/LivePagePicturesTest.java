package io.grokscape.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.options.ColorScheme;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;

/**
 * Takes the README's pictures from a dashboard that runs somewhere, with real runs in it: {@code mvn -Pbrowser -pl
 * dashboard-service -am test -Dtest=LivePagePicturesTest -Dsurefire.failIfNoSpecifiedTests=false
 * -Dgrokscape.page=http://127.0.0.1:8080 -Dgrokscape.study=ID -Dgrokscape.run=ID}.
 */
@EnabledIfSystemProperty(named = "grokscape.page", matches = "http.+")
class LivePagePicturesTest {
    private static final Path IMAGES = Path.of("..", "docs", "images");
    private static final long MAX_BYTES = 250_000;

    @Test
    void studyAndRunFitForAReadme() throws IOException {
        try (Chromium chromium = new Chromium()) {
            picture(chromium, "#/studies/" + System.getProperty("grokscape.study"), ".plot-area canvas", 1000, "study.png");
            picture(chromium, "#/runs/" + System.getProperty("grokscape.run"), "[aria-label='Inside the model'] canvas", 1470, "run.png");
        }
    }

    private static void picture(Chromium chromium, String hash, String shown, int height, String name)
            throws IOException {
        try (BrowserContext context = chromium.context(Chromium.DESKTOP, height, ColorScheme.LIGHT, 1);
                Page page = context.newPage()) {
            page.navigate(System.getProperty("grokscape.page") + "/" + hash);
            Chromium.settle(page, shown);
            page.screenshot(new Page.ScreenshotOptions().setPath(IMAGES.resolve(name)));
        }
        assertThat(Files.size(IMAGES.resolve(name))).isLessThan(MAX_BYTES);
    }
}
