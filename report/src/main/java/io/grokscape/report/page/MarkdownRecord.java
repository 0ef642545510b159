package io.grokscape.report.page;

import static io.grokscape.report.page.Markdown.escaped;

import io.grokscape.report.claim.Agreement;
import io.grokscape.report.claim.Checked;
import io.grokscape.report.claim.JudgedClaim;
import io.grokscape.report.claim.Measured;
import io.grokscape.report.figure.Cell;
import io.grokscape.report.figure.Words;
import io.grokscape.report.finding.PublishedFindings;
import io.grokscape.report.study.Recipe;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Sheet;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;

/**
 * The report as a page of documentation: {@code results/<study>.md}, and a stand-alone SVG per figure under
 * {@code images/results}.
 */
public final class MarkdownRecord {
    private final Report report;
    private final String name;
    private final Markdown text = new Markdown();

    private MarkdownRecord(Report report) {
        this.report = report;
        this.name = report.study().head().name();
        if (!name.matches("[a-z0-9][a-z0-9-]{0,62}")) {
            throw new IllegalArgumentException("no file can be named after study '%s'".formatted(name));
        }
    }

    /**
     * Writes it into a folder of documentation.
     *
     * @return the page
     */
    public static Path write(Report report, Path folder, String made) throws IOException {
        MarkdownRecord record = new MarkdownRecord(report);
        Path images = Files.createDirectories(folder.resolve("images").resolve("results"));
        for (Figure figure : report.figures()) {
            Files.writeString(images.resolve(record.image(figure)), Sheet.of(figure, FigureBlock.columns(figure)));
        }
        Path page = Files.createDirectories(folder.resolve("results")).resolve(record.name + ".md");
        Files.writeString(page, record.text(made));
        return page;
    }

    private String image(Figure figure) {
        return name + "-" + figure.id() + ".svg";
    }

    private String text(String made) {
        text.heading(1, name);
        if (!report.study().head().question().isBlank()) {
            text.paragraph(escaped(report.study().head().question()));
        }
        text.paragraph("%s Study `%s`."
                        .formatted(escaped(made), report.study().head().id()))
                .table("", "");
        new Facts(report.study()).lines().forEach((fact, value) -> text.row(fact, escaped(value)));
        text.end();
        report.figures().forEach(this::figure);
        if (!report.besideNone().isEmpty()) {
            text.heading(2, "Claims without a figure");
            claims(report.besideNone());
        }
        if (!report.study().findings().all().isEmpty()) {
            takeaways(Takeaways.in(report.study().findings().all()));
            findings();
        }
        points();
        return text.toString();
    }

    private void figure(Figure figure) {
        text.heading(2, figure.title())
                .image(figure.title(), "../images/results/" + image(figure))
                .paragraph(escaped(figure.caption()));
        claims(report.beside(figure));
    }

    private void claims(List<JudgedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        text.table("the paper", "says", "measured", "");
        for (JudgedClaim claim : claims) {
            text.row(
                    claim.source(),
                    escaped(claim.says()),
                    Markdown.lines(claim.checks().stream()
                            .map(MarkdownRecord::measured)
                            .toList()),
                    claim.agreement().words());
        }
        text.end();
    }

    private static String measured(Checked check) {
        String words = check.measured().map(Measured::words).orElse(Agreement.NOT_ENOUGH_RUNS.words());
        return "%s %s: %s".formatted(ClaimTable.sign(check.agreement()), check.says(), words);
    }

    private void takeaways(Takeaways takeaways) {
        if (takeaways.rows().isEmpty()) {
            return;
        }
        text.heading(2, Takeaways.HEADING).table("", "takeaway", "seen here", "");
        takeaways
                .rows()
                .forEach(row -> text.row(
                        row.number(),
                        Markdown.lines(List.of(row.claim(), "Needed: " + row.criterion())),
                        Markdown.lines(row.cases()),
                        row.status()));
        text.end();
    }

    private void findings() {
        text.heading(2, "Findings");
        PublishedFindings findings = report.study().findings();
        for (String kind : findings.kinds()) {
            findings.of(kind).stream().filter(FindingWords::isTold).forEach(finding -> {
                String task = finding.path("task").asText();
                text.item("*%s*%s. %s"
                        .formatted(
                                escaped(kind.replace('_', ' ')),
                                task.isEmpty() ? "" : ", " + escaped(task),
                                escaped(FindingWords.of(finding))));
            });
        }
        text.end();
    }

    private void points() {
        text.heading(2, "Points").paragraph("Final accuracies are medians over the last tenth of the epochs.");
        text.table("task", "d", "D", "M", "seeds", "validation", "range", "training", "verdicts");
        List<Cell> cells = Cell.of(report.study().finished());
        List<Recipe> recipes =
                cells.stream().map(cell -> cell.setting().recipe()).distinct().toList();
        for (Cell cell : cells) {
            String recipe = cell.setting().recipe().distinction(recipes);
            text.row(
                    escaped(cell.setting().task() + (recipe.isEmpty() ? "" : ", " + recipe)),
                    String.valueOf(cell.hiddenSize()),
                    Words.count(cell.trainSize()),
                    Words.count(cell.setting().memoriseSize()) + (cell.setting().splitFeedForward() ? ", split" : ""),
                    String.valueOf(cell.runs().size()),
                    PointTable.share(cell.validation().mean()),
                    PointTable.range(cell.validation().values()),
                    PointTable.share(cell.training().mean()),
                    cell.verdicts());
        }
    }
}
