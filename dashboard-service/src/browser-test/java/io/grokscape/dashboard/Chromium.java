package io.grokscape.dashboard;

import com.microsoft.playwright.Browser;
import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.BrowserType;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.Playwright;
import com.microsoft.playwright.options.ColorScheme;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/** The system's own Chromium, without a screen; {@code -Dgrokscape.chromium} names another. */
final class Chromium implements AutoCloseable {
    static final int DESKTOP = 1280;
    static final int PHONE = 390;

    private static final List<String> FLAGS = List.of(
            "--headless",
            "--no-sandbox",
            "--disable-gpu",
            "--disable-quic",
            "--no-first-run",
            "--disable-background-networking",
            "--disable-component-update",
            "--disable-sync");

    private final Playwright playwright = Playwright.create(
            new Playwright.CreateOptions().setEnv(Map.of("PLAYWRIGHT_SKIP_BROWSER_DOWNLOAD", "1")));
    private final Browser browser = playwright
            .chromium()
            .launch(new BrowserType.LaunchOptions()
                    .setExecutablePath(Path.of(System.getProperty("grokscape.chromium", "/usr/bin/chromium")))
                    .setArgs(FLAGS));

    BrowserContext context(int width, int height, ColorScheme scheme, double scale) {
        return browser.newContext(new Browser.NewContextOptions()
                .setViewportSize(width, height)
                .setColorScheme(scheme)
                .setDeviceScaleFactor(scale)
                .setLocale("en-GB"));
    }

    /** Waits until a view is shown and drawn. */
    static void settle(Page page, String shown) {
        page.waitForSelector(shown);
        page.waitForSelector("main:not([aria-busy])");
        page.waitForTimeout(500);
    }

    @Override
    public void close() {
        playwright.close();
    }
}
