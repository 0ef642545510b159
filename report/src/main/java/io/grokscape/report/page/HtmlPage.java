package io.grokscape.report.page;

import io.grokscape.report.Resource;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Markup;
import io.grokscape.report.svg.Sheet;

/**
 * The report as one HTML page that stands alone: style and figures are in it, it has no script, and it asks nothing of any
 * network. Whatever a user wrote is escaped.
 */
public final class HtmlPage {
    private final Report report;
    private final StudyRecord study;
    private final String made;
    private final Markup page = new Markup();

    private HtmlPage(Report report, String made) {
        this.report = report;
        this.study = report.study();
        this.made = made;
    }

    /** The page. {@code made} says when and by what version. */
    public static String of(Report report, String made) {
        return new HtmlPage(report, made).write();
    }

    private String write() {
        page.raw("<!doctype html>\n").open("html", "lang", "en").open("head");
        page.element("meta", "charset", "utf-8")
                .element("meta", "name", "viewport", "content", "width=device-width, initial-scale=1")
                .element("meta", "name", "color-scheme", "content", "light dark")
                .element(
                        "meta",
                        "http-equiv",
                        "Content-Security-Policy",
                        "content",
                        "default-src 'none'; style-src 'unsafe-inline'")
                .text("title", study.head().name() + " · Grokscape report")
                .raw("<style>\n" + Resource.text("page.css") + Sheet.STYLE + "</style>\n")
                .close("head")
                .open("body")
                .open("main");
        new Opening(report, made).write(page);
        figures();
        FindingList.write(study.findings(), page);
        points();
        runs();
        source();
        page.close("main").close("body").close("html");
        return page.toString();
    }

    private void figures() {
        page.open("section", "id", "figures").text("h2", "Figures");
        if (report.figures().isEmpty()) {
            page.text("p", "There is nothing to draw yet: no run is finished and judged.");
        }
        for (Figure figure : report.figures()) {
            page.text("h3", figure.title());
            FigureBlock.write(figure, page);
            ClaimTable.write(report.beside(figure), page);
        }
        if (!report.besideNone().isEmpty()) {
            page.text("h3", "Claims without a figure");
            ClaimTable.write(report.besideNone(), page);
        }
        if (!report.claims().isEmpty()) {
            page.text(
                    "p",
                    "The paper is Huang, Hu, Han, Liu and Sun, “Unified View of Grokking, Double Descent and Emergent"
                            + " Abilities”, arXiv 2402.15175. It names no learning rate, weight decay, initialisation or"
                            + " budget: a claim that does not agree may speak about the recipe rather than about the"
                            + " claim.",
                    "class",
                    "quiet");
        }
        page.close("section");
    }

    private void points() {
        if (!study.finished().isEmpty()) {
            page.open("section", "id", "points").text("h2", "Points");
            page.text(
                    "p",
                    "Means over the finished seeds. Accuracies are medians over the last tenth of the epochs.",
                    "class",
                    "quiet");
            PointTable.write(study.finished(), page);
            page.close("section");
        }
    }

    private void runs() {
        if (!study.runs().isEmpty()) {
            page.open("section", "id", "runs").text("h2", "Runs");
            RunTable.write(study.runs(), page);
            page.close("section");
        }
    }

    private void source() {
        page.open("section", "id", "source").text("h2", "The study as it was submitted");
        page.open("pre").text("code", study.head().yaml()).close("pre").close("section");
    }
}
