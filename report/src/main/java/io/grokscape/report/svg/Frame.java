package io.grokscape.report.svg;

import io.grokscape.report.svg.Scale.Tick;
import java.util.List;

/**
 * A panel being drawn: a plot area with its axes, title and marks.
 *
 * <p>Sizes are chosen so that a panel can still be read when a telephone shows it alone and a paper shows two abreast.
 */
public final class Frame {
    public static final int WIDTH = 360;
    public static final int HEIGHT = 264;

    /** Edges of the plot area. */
    public static final double LEFT = 52;

    public static final double RIGHT = WIDTH - 10;
    public static final double TOP = 44;
    public static final double BOTTOM = HEIGHT - 44;

    private static final double CHARACTER = 6.2;
    private static final double BETWEEN_LABELS = 5;

    private final Markup svg = new Markup();
    private final String title;
    private final Scale x;
    private final Scale y;

    /** A frame with axes; what is drawn next lies above them. */
    public Frame(String title, String subtitle, Scale x, String xLabel, Scale y, String yLabel) {
        this.title = title;
        this.x = x;
        this.y = y;
        svg.text("text", shortened(title), "x", LEFT, "y", 16.0, "class", "g-title");
        svg.text("text", shortened(subtitle), "x", LEFT, "y", 33.0, "class", "g-note");
        yAxis(yLabel);
        xAxis(xLabel);
    }

    /** What would be cut off at the edge ends in an ellipsis; the description has it whole. */
    static String shortened(String words) {
        int most = (int) ((RIGHT - LEFT) / CHARACTER);
        return words.codePointCount(0, words.length()) <= most
                ? words
                : words.substring(0, words.offsetByCodePoints(0, most - 1)) + "…";
    }

    public Markup svg() {
        return svg;
    }

    public double x(double value) {
        return x.at(value);
    }

    public double y(double value) {
        return y.at(value);
    }

    /** The panel as it stands, with words for those who do not see it. */
    public Panel panel(String description) {
        return new Panel(title, description, svg.toString());
    }

    private void yAxis(String label) {
        for (Tick tick : y.ticks()) {
            double at = y.at(tick.value());
            svg.element("line", "x1", LEFT, "x2", RIGHT, "y1", at, "y2", at, "class", "g-grid");
            svg.text("text", tick.label(), "x", LEFT - 6, "y", at + 4, "class", "g-tick g-end");
        }
        double middle = (TOP + BOTTOM) / 2;
        svg.text(
                "text",
                label,
                "transform",
                "translate(12 %s) rotate(-90)".formatted(Markup.number(middle)),
                "class",
                "g-label g-middle");
    }

    private void xAxis(String label) {
        svg.element("line", "x1", LEFT, "x2", RIGHT, "y1", BOTTOM, "y2", BOTTOM, "class", "g-axis");
        double taken = Double.NEGATIVE_INFINITY;
        List<Tick> ticks = x.ticks();
        for (Tick tick : ticks) {
            double at = x.at(tick.value());
            svg.element("line", "x1", at, "x2", at, "y1", BOTTOM, "y2", BOTTOM + 4, "class", "g-axis");
            double half = tick.label().length() * CHARACTER / 2;
            if (at - half >= taken) {
                svg.text("text", tick.label(), "x", at, "y", BOTTOM + 17, "class", "g-tick g-middle");
                taken = at + half + BETWEEN_LABELS;
            }
        }
        svg.text("text", label, "x", (LEFT + RIGHT) / 2, "y", HEIGHT - 8.0, "class", "g-label g-middle");
    }
}
