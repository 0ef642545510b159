package io.grokscape.report.page;

import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Markup;

/** A figure on the page: its panels side by side as far as there is room, its legend as text that wraps. */
final class FigureBlock {
    private FigureBlock() {}

    static void write(Figure figure, Markup page) {
        String single = figure.panels().size() == 1 ? " single" : "";
        page.open("figure", "id", figure.id()).open("div", "class", "panels" + single);
        figure.panels().forEach(panel -> page.raw(panel.element()));
        page.close("div").open("ul", "class", "legend");
        for (Figure.Key key : figure.legend()) {
            page.open("li")
                    .open(
                            "svg",
                            "viewBox",
                            "0 0 %d %d".formatted(Figure.Key.MARK_WIDTH, Figure.Key.MARK_HEIGHT),
                            "width",
                            Figure.Key.MARK_WIDTH,
                            "height",
                            Figure.Key.MARK_HEIGHT,
                            "aria-hidden",
                            "true")
                    .raw(key.mark())
                    .close("svg")
                    .text("span", key.words())
                    .close("li");
        }
        page.close("ul").text("figcaption", figure.caption()).close("figure");
    }

    /** Columns of a figure that is one file. */
    static int columns(Figure figure) {
        int panels = figure.panels().size();
        return panels == 4 ? 2 : Math.min(3, panels);
    }
}
