package io.grokscape.report.page;

import io.grokscape.report.claim.Agreement;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Markup;
import java.util.Map;
import java.util.stream.Collectors;

/** The top of the page: the question, what came out in short, and what was run. */
final class Opening {
    private final Report report;
    private final StudyRecord study;
    private final Facts facts;
    private final String made;

    Opening(Report report, String made) {
        this.report = report;
        this.study = report.study();
        this.facts = new Facts(study);
        this.made = made;
    }

    void write(Markup page) {
        head(page);
        summary(page);
        facts(page);
    }

    private void head(Markup page) {
        page.open("header")
                .text("p", "Grokscape report", "class", "kicker")
                .text("h1", study.head().name());
        if (!study.head().question().isBlank()) {
            page.text("p", study.head().question(), "class", "question");
        }
        page.text(
                        "p",
                        "Study %s, %s; submitted %s. %s"
                                .formatted(
                                        study.head().id(),
                                        study.head().state(),
                                        study.head().submittedAt(),
                                        made),
                        "class",
                        "quiet")
                .close("header");
    }

    private void summary(Markup page) {
        page.open("section", "id", "summary").text("h2", "In short").open("ul");
        page.text("li", "Runs: " + facts.runs() + ".");
        String verdicts = facts.verdicts();
        if (!verdicts.isEmpty()) {
            page.text("li", "Verdicts: " + verdicts + ".");
        }
        if (study.finished().size() < study.runs().size()) {
            page.text(
                    "li",
                    "Figures and findings rest on the %d runs that are finished and judged; the others are left out."
                            .formatted(study.finished().size()));
        }
        Map<Agreement, Long> agreement = report.claims().stream()
                .collect(Collectors.groupingBy(claim -> claim.agreement(), Collectors.counting()));
        if (!agreement.isEmpty()) {
            page.text(
                    "li",
                    "Of %d claims of the paper %d agree, %d do not, and for %d there are not enough runs."
                            .formatted(
                                    report.claims().size(),
                                    agreement.getOrDefault(Agreement.AGREES, 0L),
                                    agreement.getOrDefault(Agreement.DOES_NOT_AGREE, 0L),
                                    agreement.getOrDefault(Agreement.NOT_ENOUGH_RUNS, 0L)));
        }
        String engines = new Times(study.runs()).inEngines();
        if (!engines.isEmpty()) {
            page.text("li", "Time in engines: " + engines + ".");
        }
        page.close("ul");
        contents(page);
        page.close("section");
    }

    private void contents(Markup page) {
        page.open("nav", "aria-label", "Figures").open("ul", "class", "contents");
        for (Figure figure : report.figures()) {
            page.open("li").text("a", figure.title(), "href", "#" + figure.id()).close("li");
        }
        page.close("ul").close("nav");
    }

    private void facts(Markup page) {
        page.open("section", "id", "run")
                .text("h2", "What was run")
                .open("table", "class", "facts")
                .open("tbody");
        facts.lines().forEach((name, value) -> page.open("tr")
                .text("th", name, "scope", "row")
                .text("td", value)
                .close("tr"));
        page.close("tbody").close("table").close("section");
    }
}
