package io.grokscape.standalone;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import picocli.CommandLine;

/** Commands that read a study's record from a dashboard. */
class RecordOfAStudyTest {
    private static final int RUNS = 250;

    @TempDir
    private Path temp;

    private final StringWriter errors = new StringWriter();
    private DashboardElsewhere dashboard;

    @BeforeEach
    void start() throws IOException {
        dashboard = new DashboardElsewhere(RUNS);
    }

    @AfterEach
    void stop() {
        dashboard.close();
    }

    @Test
    void everyPageOfAStudyIsExported() throws Exception {
        assertThat(export("sweep")).isEqualTo(0);

        assertThat(Files.readAllLines(temp.resolve("runs.csv"))).hasSize(1 + RUNS);
        assertThat(Files.readAllLines(temp.resolve("curves.csv"))).hasSize(1 + 2 * RUNS);
        assertThat(Files.readAllLines(temp.resolve("sweep.csv"))).hasSize(1 + RUNS);
        assertThat(dashboard.asked())
                .filteredOn(asked -> asked.contains("/runs?"))
                .hasSize(2);
    }

    @Test
    void theReportIsOnePageWithEveryRunAndWhatUsersWroteIsEscaped() throws Exception {
        Path page = temp.resolve("page.html");

        assertThat(execute("report", "sweep", "--dashboard", dashboard.address(), "--out", page.toString()))
                .isEqualTo(0);
        assertThat(page)
                .content()
                .contains("Why?", "250: 250 completed", "<figure id=\"accuracy-over-size\"")
                .doesNotContain("<script");
    }

    @Test
    void theReportAsDocumentationIsAPageWithItsFigures() {
        assertThat(execute("report", "sweep", "--dashboard", dashboard.address(), "--markdown", temp.toString()))
                .isEqualTo(0);

        assertThat(temp.resolve("results/sweep.md")).content().contains("# sweep");
        assertThat(temp.resolve("images/results/sweep-accuracy-over-size.svg")).isNotEmptyFile();
    }

    @Test
    void aReportThatGoesNowhereIsRefused() {
        assertThat(execute("report", "sweep", "--dashboard", dashboard.address()))
                .isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("--out").contains("--markdown");
    }

    @Test
    void aStudyIsFoundByItsIdToo() {
        assertThat(export("sweep-1")).isEqualTo(0);
    }

    @Test
    void aStudyThatNobodySubmittedIsOneLineAndStatusTwo() {
        assertThat(export("figure-9")).isEqualTo(2);
        assertThat(errors.toString()).hasLineCount(1).contains("figure-9: no such study has been submitted");
    }

    @Test
    void aDashboardThatDoesNotAnswerIsOneLineAndStatusOne() {
        dashboard.close();

        assertThat(export("sweep")).isEqualTo(1);
        assertThat(errors.toString())
                .hasLineCount(1)
                .contains("the dashboard at " + dashboard.address() + " does not answer");
    }

    private int export(String study) {
        return execute("export", study, "--dashboard", dashboard.address(), "--out", temp.toString());
    }

    private int execute(String... arguments) {
        CommandLine commandLine = Grokscape.commandLine();
        commandLine.setErr(new PrintWriter(errors, true));
        return commandLine.execute(arguments);
    }
}
