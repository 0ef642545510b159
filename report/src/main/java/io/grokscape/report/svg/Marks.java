package io.grokscape.report.svg;

/** What is drawn into a frame: lines, bands, symbols. Gaps (NaN) break a line. */
public final class Marks {
    private Marks() {}

    /** A line through the points. */
    public static void line(Frame frame, double[] x, double[] y, String style) {
        StringBuilder path = new StringBuilder();
        boolean drawing = false;
        for (int i = 0; i < x.length; i++) {
            boolean there = Double.isFinite(x[i]) && Double.isFinite(y[i]);
            if (there) {
                path.append(drawing ? 'L' : 'M').append(point(frame, x[i], y[i]));
            }
            drawing = there;
        }
        if (!path.isEmpty()) {
            frame.svg().element("path", "d", path, "class", style);
        }
    }

    /** The area between two lines. */
    public static void band(Frame frame, double[] x, double[] low, double[] high, String style) {
        StringBuilder there = new StringBuilder();
        StringBuilder back = new StringBuilder();
        for (int i = 0; i < x.length; i++) {
            if (Double.isFinite(low[i]) && Double.isFinite(high[i])) {
                there.append(there.isEmpty() ? 'M' : 'L').append(point(frame, x[i], high[i]));
                back.insert(0, "L" + point(frame, x[i], low[i]));
            }
        }
        if (!there.isEmpty()) {
            frame.svg().element("path", "d", there.append(back).append('Z'), "class", style);
        }
    }

    /** An upright interval with its estimate left to a symbol. */
    public static void whisker(Frame frame, double x, double low, double high, String style) {
        if (Double.isFinite(low) && Double.isFinite(high)) {
            double at = frame.x(x);
            frame.svg().element("line", "x1", at, "x2", at, "y1", frame.y(low), "y2", frame.y(high), "class", style);
        }
    }

    /** A mark, moved aside by some pixels, with words that appear on pointing at it. */
    public static void symbol(
            Frame frame, Shape shape, double x, double y, double aside, double radius, String style, String words) {
        if (!Double.isFinite(x) || !Double.isFinite(y)) {
            return;
        }
        String place = "translate(%s %s)".formatted(Markup.number(frame.x(x) + aside), Markup.number(frame.y(y)));
        String full = style + (shape.isOpen() ? " g-open" : "");
        frame.svg()
                .open("path", "d", shape.path(radius), "transform", place, "class", full)
                .text("title", words)
                .close("path");
    }

    /** The whole height between two values of x. */
    public static void span(Frame frame, double from, double to, String style) {
        double left = frame.x(from);
        frame.svg()
                .element(
                        "rect",
                        "x",
                        left,
                        "y",
                        Frame.TOP,
                        "width",
                        Math.max(1, frame.x(to) - left),
                        "height",
                        Frame.BOTTOM - Frame.TOP,
                        "class",
                        style);
    }

    /** An upright line over the whole height. */
    public static void upright(Frame frame, double x, String style) {
        double at = frame.x(x);
        frame.svg().element("line", "x1", at, "x2", at, "y1", Frame.TOP, "y2", Frame.BOTTOM, "class", style);
    }

    private static String point(Frame frame, double x, double y) {
        return Markup.number(frame.x(x)) + " " + Markup.number(frame.y(y));
    }
}
