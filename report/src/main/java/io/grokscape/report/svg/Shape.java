package io.grokscape.report.svg;

/** Marks that differ in more than colour, of about the same area. */
public enum Shape {
    CIRCLE(false),
    RING(true),
    DIAMOND(false, 0, -1.25, 1.25, 0, 0, 1.25, -1.25, 0),
    TRIANGLE_UP(false, 0, -1.2, 1.15, .85, -1.15, .85),
    TRIANGLE_DOWN(false, 0, 1.2, 1.15, -.85, -1.15, -.85),
    SQUARE(false, -.9, -.9, .9, -.9, .9, .9, -.9, .9),
    /** Its strokes, one after the other, each back to the middle. */
    CROSS(true, -.9, -.9, .9, .9, 0, 0, .9, -.9, -.9, .9, 0, 0),
    PLUS(true, 0, -1.1, 0, 1.1, 0, 0, -1.1, 0, 1.1, 0, 0, 0),
    STAR(
            false, 0, -1.5, .36, -.5, 1.43, -.46, .58, .19, .88, 1.21, 0, .62, -.88, 1.21, -.58, .19, -1.43, -.46, -.36,
            -.5);

    private final boolean open;
    private final double[] corners;

    /** @param corners x, y, x, y, … for a radius of 1; none for what is round */
    Shape(boolean open, double... corners) {
        this.open = open;
        this.corners = corners;
    }

    /** The outline for a mark of that radius, round the origin. */
    public String path(double radius) {
        if (corners.length == 0) {
            String r = Markup.number(radius);
            String across = Markup.number(2 * radius);
            return "M-%1$s 0a%1$s %1$s 0 1 0 %2$s 0a%1$s %1$s 0 1 0 -%2$s 0Z".formatted(r, across);
        }
        StringBuilder path = new StringBuilder();
        for (int i = 0; i < corners.length; i += 2) {
            path.append(i == 0 ? 'M' : 'L')
                    .append(Markup.number(radius * corners[i]))
                    .append(' ')
                    .append(Markup.number(radius * corners[i + 1]));
        }
        return path.append('Z').toString();
    }

    /** Whether it is strokes and not an area. */
    public boolean isOpen() {
        return open;
    }
}
