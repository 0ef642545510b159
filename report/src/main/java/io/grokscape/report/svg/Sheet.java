package io.grokscape.report.svg;

import io.grokscape.report.Resource;
import java.util.List;

/** A whole figure as one SVG document that stands alone: for a paper, or for a page that shows it as an image. */
public final class Sheet {
    /** The figures' style: light, and dark where the reader prefers that. */
    public static final String STYLE = Resource.text("figure.css");

    private static final int GAP = 12;
    private static final int TITLE = 30;
    private static final int LEGEND_ROW = 20;
    private static final double CHARACTER = 6.3;

    private Sheet() {}

    /** Panels in at most that many columns, the legend below. */
    public static String of(Figure figure, int columns) {
        int across = Math.min(columns, figure.panels().size());
        int rows = (figure.panels().size() + across - 1) / across;
        int width = across * Frame.WIDTH + (across + 1) * GAP;
        int legendTop = TITLE + rows * (Frame.HEIGHT + GAP) + GAP;
        Markup legend = new Markup();
        int height = legend(figure.legend(), legendTop, width, legend) + GAP;
        Markup svg = new Markup()
                .open(
                        "svg",
                        "xmlns",
                        "http://www.w3.org/2000/svg",
                        "viewBox",
                        "0 0 %d %d".formatted(width, height),
                        "width",
                        width,
                        "height",
                        height,
                        "role",
                        "img",
                        "aria-labelledby",
                        "title desc",
                        "class",
                        "g-sheet")
                .text("title", figure.title(), "id", "title")
                .text("desc", figure.caption(), "id", "desc")
                .raw("<style>" + STYLE + "</style>\n")
                .element("rect", "width", width, "height", height, "class", "g-paper")
                .text("text", figure.title(), "x", (double) GAP, "y", 20.0, "class", "g-head");
        panels(figure, across, svg);
        return svg.raw(legend.toString()).close("svg").toString();
    }

    private static void panels(Figure figure, int across, Markup svg) {
        for (int i = 0; i < figure.panels().size(); i++) {
            int x = GAP + (i % across) * (Frame.WIDTH + GAP);
            int y = TITLE + (i / across) * (Frame.HEIGHT + GAP);
            svg.open("g", "transform", "translate(%d %d)".formatted(x, y))
                    .raw(figure.panels().get(i).body())
                    .close("g");
        }
    }

    /** Entries in rows as wide as the sheet; returns where the last one ends. */
    private static int legend(List<Figure.Key> keys, int top, int width, Markup svg) {
        double x = GAP;
        int y = top;
        for (Figure.Key key : keys) {
            double wide = Figure.Key.MARK_WIDTH + 6 + key.words().length() * CHARACTER + 14;
            if (x > GAP && x + wide > width) {
                x = GAP;
                y += LEGEND_ROW;
            }
            svg.open("g", "transform", "translate(%s %d)".formatted(Markup.number(x), y))
                    .raw(key.mark())
                    .text("text", key.words(), "x", Figure.Key.MARK_WIDTH + 6.0, "y", 11.0, "class", "g-key")
                    .close("g");
            x += wide;
        }
        return keys.isEmpty() ? top : y + LEGEND_ROW;
    }
}
