package io.grokscape.dashboard;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Locator;
import com.microsoft.playwright.Page;
import com.microsoft.playwright.assertions.LocatorAssertions;
import com.microsoft.playwright.assertions.PlaywrightAssertions;
import com.microsoft.playwright.options.ColorScheme;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ThreadLocalRandom;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.MethodOrderer;
import org.junit.jupiter.api.Order;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestMethodOrder;

/**
 * A person's way through a whole stack with a real trainer: one study from its file to its comparison, and what one does
 * with a study that is over. Needs {@code ./grokscape build}; {@code -Dgrokscape.stack=http://127.0.0.1:8080} names a stack
 * that runs already, whose dashboard is then left alive.
 */
@TestMethodOrder(MethodOrderer.OrderAnnotation.class)
class WholeStackInABrowserTest {
    private static final double PATIENCE_MS = 180_000;
    /** Runs that no other study of that stack has. */
    private static final int SEED = ThreadLocalRandom.current().nextInt(1_000_000);

    private static final String NAME = "from-the-page-" + SEED;

    private static WholeStack stack;
    private static String address = System.getProperty("grokscape.stack");
    private static Chromium chromium;

    private final List<String> complaints = new ArrayList<>();
    private BrowserContext context;
    private Page page;

    @BeforeAll
    static void start() throws Exception {
        if (address == null) {
            stack = WholeStack.start();
            address = stack.address();
        }
        chromium = new Chromium();
    }

    @AfterAll
    static void stop() throws Exception {
        if (chromium != null) {
            chromium.close();
        }
        if (stack != null) {
            stack.close();
        }
    }

    @BeforeEach
    void open() {
        context = chromium.context(Chromium.DESKTOP, 900, ColorScheme.LIGHT, 1);
        page = context.newPage();
        page.setDefaultTimeout(PATIENCE_MS);
        page.onConsoleMessage(message -> {
            if (message.type().equals("error")) {
                complaints.add(page.url() + ": " + message.text());
            }
        });
        page.onPageError(error -> complaints.add(page.url() + ": " + error));
    }

    @AfterEach
    void close() {
        context.close();
    }

    @Test
    @Order(1)
    void aStudyIsWrittenSubmittedWatchedAndCompared() {
        write();
        watch();
        compare();
        page.navigate(address + "/#/paper");
        page.waitForSelector(".paper-figure >> nth=9");
        picture("paper");
        assertThat(complaints).isEmpty();
    }

    /** A mistake is shown at its line; mended, the cost is shown, and it can be submitted. */
    private void write() {
        page.navigate(address + "/#/new");
        page.waitForSelector(".cost dl");
        page.fill(".editor-text", study(NAME).replace("hidden_size", "hiden_size"));
        page.waitForSelector(".editor-lines .wrong");
        assertThat(page.innerText(".editor-lines .wrong")).isEqualTo("5");
        assertThat(page.innerText(".editor-errors")).contains("line 5", "hiden_size");
        assertThat(page.isDisabled("text=Submit this study")).isTrue();
        page.fill(".editor-text", study(NAME));
        figure(".cost", "to be trained", "2");
        picture("new");
        page.click("text=Submit this study");
    }

    private static String study(String name) {
        return """
                name: %s
                question: Does the page bring a study to life?
                base:
                  task: add
                  hidden_size: 32
                  epochs: 400
                  data_seed: %d
                  model_seed: %d
                grid:
                  train_size: [1200, 2600]
                """.formatted(name, SEED, SEED);
    }

    /** Nothing is reloaded by hand from here to the verdicts. */
    private void watch() {
        page.waitForURL("**/#/studies/" + NAME + "*");
        page.waitForSelector("[data-state=live]");
        figure(".overview", "runs ended", "2 / 2");
        page.waitForSelector(".plot-area canvas");
        page.waitForSelector(".shares .share b");
        picture("study");
        page.click(".tabs >> text=Runs");
        page.waitForSelector(".run-table tbody a");
        page.click(".run-table tbody a >> nth=0");
        page.waitForSelector("[aria-label=Curves] canvas");
        page.waitForSelector("[aria-label=Files] a");
        picture("run");
        page.goBack();
    }

    private void compare() {
        page.waitForSelector(".run-table tbody a");
        page.check("[aria-label='Compare all runs of this page']");
        page.click("text=Compare 2 runs");
        page.waitForSelector("[aria-label=Curves] canvas");
        assertThat(page.innerText(".lead")).contains("2 runs in 2 groups");
        page.selectOption("select >> nth=1", "run");
        page.waitForURL("**group=run*");
        picture("compare");
    }

    @Test
    @Order(2)
    void aStudyWhoseRunsAreKnownIsOverAtOnceAndSaysWhy() {
        page.navigate(address + "/#/new");
        page.fill(".editor-text", study(NAME + "-again"));
        figure(".cost", "known already", "2");
        figure(".cost", "to be trained", "0");
        page.click("text=Submit this study");
        page.waitForURL("**/#/studies/" + NAME + "-again*");
        page.waitForSelector("[data-state=live]");
        figure(".overview", "runs ended", "2 / 2");
        figure(".overview", "state", "ended");
        PlaywrightAssertions.assertThat(page.locator(".overview")).containsText("2 runs, trained before this study was submitted");
        page.waitForSelector(".plot-area canvas");
        PlaywrightAssertions.assertThat(page.locator(".shares")).not().containsText("no verdict yet");
        picture("study-known");
        assertThat(complaints).isEmpty();
    }

    @Test
    @Order(3)
    void notesAndTagsStay() {
        openStudy();
        page.click("text=Add a note or a tag");
        page.fill("[aria-label=Note]", "Look at <b>both</b> seeds.");
        page.click("text='Add note'");
        page.fill("[aria-label=Tag]", "to-show");
        page.click("text='Add tag'");
        annotated("to-show");
        page.reload();
        annotated("to-show");
        page.click("[aria-label='Take the tag to-show off']");
        PlaywrightAssertions.assertThat(page.locator(".tags .tag")).hasCount(0);
        page.reload();
        page.waitForSelector(".note >> text=Look at <b>both</b> seeds.");
        PlaywrightAssertions.assertThat(page.locator(".tags .tag")).hasCount(0);
        assertThat(complaints).isEmpty();
    }

    private void annotated(String tag) {
        page.waitForSelector(".note >> text=Look at <b>both</b> seeds.");
        page.waitForSelector(".tag >> text=" + tag);
    }

    @Test
    @Order(4)
    void thePageSaysThatTheDashboardIsAwayAndGoesOnByItself() {
        assumeTrue(stack != null, "somebody else's stack");
        openStudy();
        page.evaluate("window.untouched = true");
        page.waitForSelector("[data-state=live]");
        stack.kill("dashboard");
        page.waitForSelector("[data-state=lost] >> text=reconnecting");
        page.waitForSelector("[data-state=live]");
        tagFromElsewhere("after-the-crash");
        page.waitForSelector(".tag >> text=after-the-crash");
        assertThat(page.evaluate("window.untouched")).isEqualTo(true);
        assertThat(complaints).allMatch(complaint -> complaint.contains("net::ERR_"), "the browser's word that nobody answers");
    }

    /** From another window: what this one then shows came through its live stream. */
    private void tagFromElsewhere(String tag) {
        try (Page other = context.newPage()) {
            other.setDefaultTimeout(PATIENCE_MS);
            other.navigate(page.url());
            other.click("text=Add a note or a tag");
            other.fill("[aria-label=Tag]", tag);
            other.click("text='Add tag'");
            other.waitForSelector(".tag >> text=" + tag);
        }
    }

    @Test
    @Order(5)
    void aSearchShowsWhatItTriedAndWhatItSpent() {
        page.navigate(address + "/#/new");
        page.fill(".editor-text", """
                name: %s-search
                base: {task: add, modulus: 13, hidden_size: 16, epochs: 20}
                search: {for: critical_dataset_size, train_size: {from: 40, to: 160, step: 40}, tolerance: 10, max_runs: 9}
                """.formatted(NAME));
        figure(".cost", "runs", "chosen as it goes");
        page.click("text=Submit this study");
        page.waitForURL("**/#/studies/" + NAME + "-search*");
        page.click(".tabs >> text=Search");
        page.waitForSelector(".plot-area canvas");
        figure(".panel", "state", "over");
        figure(".panel", "all 4 sizes × 11 seeds", "44 runs, 880 run-epochs");
        int chosen = Integer.parseInt(figure(".panel", "runs chosen").innerText()); // how many, hangs on which ended first
        page.click("text=Numbers");
        PlaywrightAssertions.assertThat(page.locator(".plot-table tbody tr")).hasCount(chosen);
        assertThat(chosen).isBetween(1, 9);
        picture("search");
        assertThat(complaints).isEmpty();
    }

    private void openStudy() {
        page.navigate(address + "/#/");
        page.click(".card-link >> text=/^" + NAME + "$/");
        page.waitForSelector(".plot-area canvas");
    }

    /** Waits until a named figure is that. */
    private void figure(String where, String name, String value) {
        PlaywrightAssertions.assertThat(figure(where, name))
                .hasText(value, new LocatorAssertions.HasTextOptions().setTimeout(PATIENCE_MS));
    }

    private Locator figure(String where, String name) {
        Locator named = page.locator("dt", new Page.LocatorOptions().setHasText(Pattern.compile("^" + name + "$")));
        return page.locator(where + " dl.figures div")
                .filter(new Locator.FilterOptions().setHas(named))
                .locator("dd");
    }

    private void picture(String name) {
        page.screenshot(new Page.ScreenshotOptions()
                .setPath(InABrowser.SCREENSHOTS.resolve("stack-" + name + ".png"))
                .setFullPage(true));
    }
}
