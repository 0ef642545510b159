package io.grokscape.report.page;

import io.grokscape.report.claim.Agreement;
import io.grokscape.report.claim.Checked;
import io.grokscape.report.claim.JudgedClaim;
import io.grokscape.report.claim.Measured;
import io.grokscape.report.figure.Cell;
import io.grokscape.report.svg.Markup;
import java.util.List;

/** The paper's claim beside the measured value. */
final class ClaimTable {
    private ClaimTable() {}

    static void write(List<JudgedClaim> claims, Markup page) {
        if (claims.isEmpty()) {
            return;
        }
        page.open("div", "class", "wide").open("table", "class", "claims");
        page.open("thead").open("tr");
        for (String heading : List.of("The paper", "says", "measured here", "")) {
            page.text("th", heading, "scope", "col");
        }
        page.close("tr").close("thead").open("tbody");
        claims.forEach(claim -> row(claim, page));
        page.close("tbody").close("table").close("div");
    }

    private static void row(JudgedClaim claim, Markup page) {
        page.open("tr")
                .text("th", claim.source(), "scope", "row")
                .text("td", claim.says())
                .open("td")
                .open("ul", "class", "checks");
        claim.checks().forEach(check -> check(check, page));
        page.close("ul").close("td").open("td");
        mark(claim.agreement(), page);
        page.close("td").close("tr");
    }

    private static void check(Checked check, Markup page) {
        page.open("li", "class", style(check.agreement()));
        page.text("span", sign(check.agreement()), "class", "sign", "aria-hidden", "true");
        page.text("span", check.says() + ": ");
        String words = check.measured().map(Measured::words).orElse("not enough runs");
        page.text("b", words + afterthought(check));
        check.measured().ifPresent(measured -> links(measured, page));
        page.close("li");
    }

    /** Says in words what the sign before the line says. */
    private static String afterthought(Checked check) {
        return switch (check.agreement()) {
            case AGREES -> "";
            case DOES_NOT_AGREE -> " — does not agree";
            case NOT_ENOUGH_RUNS -> check.measured().isPresent() ? " — not enough runs to tell" : "";
        };
    }

    /** Where the runs behind a number are listed. */
    private static void links(Measured measured, Markup page) {
        if (measured.cells().isEmpty()) {
            return;
        }
        page.open("details", "class", "source").text("summary", measured.runs() + " runs");
        for (Cell cell : measured.cells()) {
            page.text("a", cell.words(), "href", "#" + PointTable.anchor(cell));
        }
        page.close("details");
    }

    static void mark(Agreement agreement, Markup page) {
        page.open("span", "class", "mark " + style(agreement))
                .text("span", sign(agreement), "aria-hidden", "true")
                .text("span", agreement.words())
                .close("span");
    }

    static String sign(Agreement agreement) {
        return switch (agreement) {
            case AGREES -> "✓";
            case DOES_NOT_AGREE -> "✗";
            case NOT_ENOUGH_RUNS -> "…";
        };
    }

    private static String style(Agreement agreement) {
        return switch (agreement) {
            case AGREES -> "agrees";
            case DOES_NOT_AGREE -> "differs";
            case NOT_ENOUGH_RUNS -> "open";
        };
    }
}
