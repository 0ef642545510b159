package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.figure.Words;
import io.grokscape.report.finding.PublishedFindings;
import io.grokscape.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;

/** A study's findings: the takeaways as a table, all others as sentences, by kind. */
final class FindingList {
    private FindingList() {}

    static void write(PublishedFindings found, Markup page) {
        page.open("section", "id", "findings").text("h2", "Findings");
        List<JsonNode> findings = found.all();
        if (findings.isEmpty()) {
            page.text("p", "None: the finished runs allow no conclusion yet.");
        }
        Takeaways.in(findings).write(page);
        for (String kind : found.kinds()) {
            List<JsonNode> group =
                    found.of(kind).stream().filter(FindingWords::isTold).toList();
            if (!group.isEmpty()) {
                page.text("h3", kind(kind)).open("ul");
                group.forEach(finding -> page.text("li", setting(finding) + FindingWords.of(finding)));
                page.close("ul");
            }
        }
        if (found.computedHere() && !findings.isEmpty()) {
            page.text(
                    "p",
                    "Drawn from the finished runs by this report; the analyzer had published none.",
                    "class",
                    "quiet");
        }
        page.close("section");
    }

    private static String kind(String kind) {
        String words = kind.replace('_', ' ');
        return words.isEmpty() ? "Other" : Character.toUpperCase(words.charAt(0)) + words.substring(1);
    }

    /** The task, and what else the finding is about that its sentence does not say. */
    private static String setting(JsonNode finding) {
        List<String> words = new ArrayList<>();
        if (finding.path("task").isTextual()) {
            words.add(finding.path("task").asText());
        }
        if (finding.path("layers").asInt(1) > 1) {
            words.add(finding.path("layers").asInt() + " layers");
        }
        boolean mixed = finding.path("memorise_size").asInt() > 0;
        if (mixed && !finding.path("kind").asText().equals("emergence")) {
            words.add("M = " + Words.count(finding.path("memorise_size").asInt()));
        }
        if (finding.path("split_feed_forward").asBoolean()) {
            words.add("split feed-forward");
        }
        return words.isEmpty() ? "" : String.join(", ", words) + ". ";
    }
}
