package io.grokscape.dashboard;

import static org.assertj.core.api.Assertions.assertThat;

import com.microsoft.playwright.BrowserContext;
import com.microsoft.playwright.Page;
import io.quarkus.test.junit.QuarkusTest;
import org.junit.jupiter.api.Test;

/** What one starts and chooses oneself: a study file, and runs to compare. */
@QuarkusTest
class NewStudyInABrowserTest extends InABrowser {
    @Test
    void anErrorOfAStudyFileStandsAtItsLine() {
        try (BrowserContext context = desktop();
                Page page = open(context, "#/new?catalogue=quickstart")) {
            page.waitForSelector(".cost dl");
            assertThat(page.inputValue(".editor-text")).contains("name: quickstart");
            page.fill(".editor-text", "name: mine\nbase:\n  task: add\n  hiden_size: 32\n");
            page.waitForSelector(".editor-lines .wrong");
            assertThat(page.innerText(".editor-lines .wrong")).isEqualTo("4");
            assertThat(page.innerText(".editor-errors")).contains("line 4", "hiden_size");
            assertThat(page.isDisabled("text=Submit this study")).isTrue();
            picture(page, "new-error-desktop-light");
            page.fill(".editor-text", "name: mine\nbase:\n  task: add\n  hidden_size: 32\nseeds: 3\n");
            page.waitForSelector(".cost >> text=to be trained");
            assertThat(page.querySelectorAll(".editor-lines .wrong")).isEmpty();
            assertThat(page.isEnabled("text=Submit this study")).isTrue();
        }
        assertThat(complaints).isEmpty();
    }

    @Test
    void runsTickedInATableAreCompared() {
        try (BrowserContext context = desktop();
                Page page = open(context, ZONES + "/runs?hidden_size=64")) {
            page.waitForSelector(".run-table tbody a");
            page.check(".run-table tbody input >> nth=0");
            page.check(".run-table tbody input >> nth=24");
            page.click("text=Compare 2 runs");
            page.waitForSelector("[aria-label=Curves] canvas");
            assertThat(page.innerText(".lead")).contains("2 runs in 2 groups");
            page.selectOption("label:has-text('Grouped by') select", "run");
            page.waitForURL("**group=run*");
            page.waitForSelector(".keys >> text=run ");
            page.reload();
            page.waitForSelector("[aria-label=Curves] canvas");
            assertThat(page.innerText(".lead")).contains("2 runs in 2 groups");
        }
        assertThat(complaints).isEmpty();
    }
}
