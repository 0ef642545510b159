package io.grokscape.report.svg;

import java.util.List;

/**
 * A figure: panels, what their marks mean, and what it shows.
 *
 * @param id names its file and its place on the page
 * @param title short
 * @param caption what is drawn and how, in words; plain text
 * @param panels at least one
 * @param legend what the marks mean
 */
public record Figure(String id, String title, String caption, List<Panel> panels, List<Key> legend) {
    public Figure {
        panels = List.copyOf(panels);
        legend = List.copyOf(legend);
    }

    /**
     * An entry of a legend.
     *
     * @param mark SVG of a mark within a box of {@link #MARK_WIDTH} × {@link #MARK_HEIGHT}
     */
    public record Key(String mark, String words) {
        public static final int MARK_WIDTH = 22;
        public static final int MARK_HEIGHT = 14;

        /** A symbol. */
        public static Key symbol(Shape shape, String style, String words) {
            String full = style + (shape.isOpen() ? " g-open" : "");
            return new Key(
                    new Markup()
                            .element("path", "d", shape.path(4.2), "transform", "translate(11 7)", "class", full)
                            .toString(),
                    words);
        }

        /** A line. */
        public static Key line(String style, String words) {
            return new Key(
                    new Markup()
                            .element("line", "x1", 1.0, "x2", 21.0, "y1", 7.0, "y2", 7.0, "class", style)
                            .toString(),
                    words);
        }

        /** A line that ends in a symbol. */
        public static Key marked(Shape shape, String style, String words) {
            Key line = line(style + " g-curve", words);
            return new Key(line.mark + symbol(shape, style + " g-seed", words).mark, words);
        }

        /** An area. */
        public static Key area(String style, String words) {
            return new Key(
                    new Markup()
                            .element("rect", "x", 1.0, "y", 2.0, "width", 20.0, "height", 10.0, "class", style)
                            .toString(),
                    words);
        }
    }
}
