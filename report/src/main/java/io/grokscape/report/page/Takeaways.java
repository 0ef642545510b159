package io.grokscape.report.page;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.svg.Markup;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** The paper's eight takeaways, each with its status, what would have to be seen, and the numbers. */
record Takeaways(List<Takeaway> rows) {
    static final String HEADING = "The paper’s eight takeaways (end of its section 1)";

    private static final int MOST_CASES = 4;

    /** One of the eight. */
    record Takeaway(String number, String claim, String status, String criterion, List<String> cases) {}

    /** Those among a study's findings. */
    static Takeaways in(List<JsonNode> findings) {
        List<Takeaway> rows = new ArrayList<>();
        findings.stream()
                .filter(finding -> finding.path("kind").asText().equals("takeaways"))
                .forEach(finding -> finding.path("takeaways").forEach(one -> rows.add(row(one))));
        return new Takeaways(rows);
    }

    private static Takeaway row(JsonNode one) {
        List<String> cases = new ArrayList<>();
        for (JsonNode seen : one.path("cases")) {
            if (cases.size() == MOST_CASES) {
                cases.add("and %d more".formatted(one.path("cases").size() - MOST_CASES));
                break;
            }
            cases.add(FindingFields.words(seen).replaceFirst("; status [A-Z_]+$", ""));
        }
        return new Takeaway(
                one.path("number").asText(),
                one.path("claim").asText(),
                one.path("status").asText().toLowerCase(Locale.ROOT).replace('_', ' '),
                one.path("criterion").asText(),
                cases);
    }

    void write(Markup page) {
        if (rows.isEmpty()) {
            return;
        }
        page.text("h3", HEADING).open("div", "class", "wide").open("table", "class", "claims takeaways");
        page.open("thead").open("tr");
        for (String heading : List.of("", "takeaway", "seen here", "")) {
            page.text("th", heading, "scope", "col");
        }
        page.close("tr").close("thead").open("tbody");
        for (Takeaway row : rows) {
            page.open("tr").text("th", row.number, "scope", "row").open("td").text("div", row.claim);
            page.text("div", "Needed: " + row.criterion, "class", "source")
                    .close("td")
                    .open("td");
            row.cases.forEach(words -> page.text("div", words));
            page.close("td")
                    .text("td", row.status, "class", "mark " + style(row.status))
                    .close("tr");
        }
        page.close("tbody").close("table").close("div");
    }

    private static String style(String status) {
        return switch (status) {
            case "supported" -> "agrees";
            case "contradicted" -> "differs";
            default -> "open";
        };
    }
}
