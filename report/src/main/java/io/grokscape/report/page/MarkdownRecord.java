package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.claim.Agreement;
import io.grokscape.report.claim.Checked;
import io.grokscape.report.claim.JudgedClaim;
import io.grokscape.report.figure.Cell;
import io.grokscape.report.figure.Words;
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
    private final StringBuilder text = new StringBuilder();

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
        text.append("# ").append(name).append("\n\n");
        if (!report.study().head().question().isBlank()) {
            text.append(escaped(report.study().head().question())).append("\n\n");
        }
        text.append(escaped(made))
                .append(" Study `")
                .append(report.study().head().id())
                .append("`.\n\n| | |\n|---|---|\n");
        new Facts(report.study()).lines().forEach((fact, value) -> row(fact, escaped(value)));
        text.append('\n');
        report.figures().forEach(this::figure);
        if (!report.besideNone().isEmpty()) {
            text.append("## Claims without a figure\n\n");
            claims(report.besideNone());
        }
        findings();
        points();
        return text.toString();
    }

    private void figure(Figure figure) {
        text.append("## ").append(escaped(figure.title())).append("\n\n");
        text.append("![")
                .append(escaped(figure.title()))
                .append("](../images/results/")
                .append(image(figure))
                .append(")\n\n");
        text.append(escaped(figure.caption())).append("\n\n");
        claims(report.beside(figure));
    }

    private void claims(List<JudgedClaim> claims) {
        if (claims.isEmpty()) {
            return;
        }
        text.append("| the paper | says | measured | |\n|---|---|---|---|\n");
        for (JudgedClaim claim : claims) {
            StringBuilder measured = new StringBuilder();
            for (Checked check : claim.checks()) {
                measured.append(measured.isEmpty() ? "" : "<br>").append(measured(check));
            }
            row(
                    "Figure " + claim.figure(),
                    escaped(claim.says()),
                    measured.toString(),
                    claim.agreement().words());
        }
        text.append('\n');
    }

    private static String measured(Checked check) {
        String words = check.measured().map(found -> found.words()).orElse(Agreement.NOT_ENOUGH_RUNS.words());
        return "%s %s: %s".formatted(ClaimTable.sign(check.agreement()), escaped(check.says()), escaped(words));
    }

    private void findings() {
        List<JsonNode> findings = report.study().findings().all();
        if (findings.isEmpty()) {
            return;
        }
        takeaways(Takeaways.in(findings));
        text.append("## Findings\n\n");
        List<JsonNode> told = report.study().findings().kinds().stream()
                .flatMap(kind -> report.study().findings().of(kind).stream())
                .filter(FindingWords::isTold)
                .toList();
        for (JsonNode finding : told) {
            String kind = finding.path("kind").asText().replace('_', ' ');
            String task = finding.path("task").asText();
            text.append("- *")
                    .append(escaped(kind))
                    .append("*, ")
                    .append(escaped(task))
                    .append(". ");
            text.append(escaped(FindingWords.of(finding))).append('\n');
        }
        text.append('\n');
    }

    private void takeaways(Takeaways takeaways) {
        if (takeaways.rows().isEmpty()) {
            return;
        }
        text.append("## The paper's eight takeaways\n\n| | takeaway | seen here | |\n|---|---|---|---|\n");
        takeaways
                .rows()
                .forEach(row -> row(
                        row.number(),
                        escaped(row.claim()) + "<br>Needed: " + escaped(row.criterion()),
                        String.join(
                                "<br>",
                                row.cases().stream()
                                        .map(MarkdownRecord::escaped)
                                        .toList()),
                        row.status()));
        text.append('\n');
    }

    private void points() {
        text.append("## Points\n\nFinal accuracies are medians over the last tenth of the epochs.\n\n");
        text.append("| task | d | D | M | seeds | validation | range | training | verdicts |\n");
        text.append("|---|---|---|---|---|---|---|---|---|\n");
        for (Cell cell : Cell.of(report.study().finished())) {
            row(
                    escaped(cell.setting().task()),
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

    private void row(String... cells) {
        text.append("| ").append(String.join(" | ", cells)).append(" |\n");
    }

    /** Words that stay words in a table of Markdown. */
    static String escaped(String words) {
        return words.strip()
                .replaceAll("\\s+", " ")
                .replaceAll("([\\\\`*_{}\\[\\]|#!])", "\\\\$1")
                .replace("&", "&amp;")
                .replace("<", "&lt;")
                .replace(">", "&gt;");
    }
}
