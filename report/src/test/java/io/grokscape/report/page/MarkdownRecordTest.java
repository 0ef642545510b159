package io.grokscape.report.page;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.report.study.SyntheticStudy;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MarkdownRecordTest {
    @TempDir
    private Path docs;

    @Test
    void thePageShowsEveryFigureAsAFileThatIsThere() throws Exception {
        Report report = report(new SyntheticStudy()
                .named("figure-6-small", "Does it | dip?")
                .cell(8, 2600, .4, .5, .6)
                .cell(24, 2600, .01, .02, .03)
                .cell(64, 2600, 1, 1, 1));
        Path page = MarkdownRecord.write(report, docs, "Made by a test.");

        assertThat(page).isEqualTo(docs.resolve("results/figure-6-small.md"));
        String text = Files.readString(page);
        assertThat(report.figures()).hasSize(4).allSatisfy(figure -> {
            String image = "images/results/figure-6-small-" + figure.id() + ".svg";
            assertThat(text).contains("](../" + image + ")");
            assertThat(docs.resolve(image)).isNotEmptyFile();
        });
        assertThat(text)
                .contains("Does it \\| dip?", "| Figure 6 (a), takeaway 5 |", "| add | 24 | 2,600 | 0 | 3 | .02 |");
    }

    @Test
    void wordsStayWords() {
        assertThat(Markdown.escaped("a|b\n<i>*c*</i> `d`")).isEqualTo("a\\|b &lt;i&gt;\\*c\\*&lt;/i&gt; \\`d\\`");
    }

    @Test
    void aNameThatLeadsElsewhereIsRefused() throws Exception {
        Report report = report(new SyntheticStudy().named("../../etc", ""));

        assertThatThrownBy(() -> MarkdownRecord.write(report, docs, ""))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("../../etc");
        assertThat(docs).isEmptyDirectory();
    }

    private static Report report(SyntheticStudy study) throws Exception {
        return Report.of(study, _ -> {});
    }
}
