package io.grokscape.report.svg;

import java.util.Locale;

/** SVG or HTML being written. Whatever comes in as an attribute or as text is escaped. */
public final class Markup {
    private final StringBuilder text = new StringBuilder();

    /** An element without content; attributes as name, value, name, value, … */
    public Markup element(String name, Object... attributes) {
        begin(name, attributes);
        text.append("/>\n");
        return this;
    }

    /** An element with text in it. */
    public Markup text(String name, String words, Object... attributes) {
        begin(name, attributes);
        text.append('>').append(escaped(words)).append("</").append(name).append(">\n");
        return this;
    }

    /** Opens an element; {@link #close} ends it. */
    public Markup open(String name, Object... attributes) {
        begin(name, attributes);
        text.append(">\n");
        return this;
    }

    public Markup close(String name) {
        text.append("</").append(name).append(">\n");
        return this;
    }

    /** What is markup already. */
    public Markup raw(String markup) {
        text.append(markup);
        return this;
    }

    private void begin(String name, Object... attributes) {
        if (attributes.length % 2 != 0) {
            throw new IllegalArgumentException("an attribute of <%s> has no value".formatted(name));
        }
        text.append('<').append(name);
        for (int i = 0; i < attributes.length; i += 2) {
            Object value = attributes[i + 1];
            String written = value instanceof Double number ? number(number) : escaped(String.valueOf(value));
            text.append(' ').append(attributes[i]).append("=\"").append(written).append('"');
        }
    }

    /** A coordinate: a tenth of a pixel is finer than anybody sees. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            throw new IllegalArgumentException(value + " is no coordinate");
        }
        String digits = String.format(Locale.ROOT, "%.1f", value);
        String shortest = digits.endsWith(".0") ? digits.substring(0, digits.length() - 2) : digits;
        return shortest.equals("-0") ? "0" : shortest;
    }

    /** Text as XML and HTML want it. Characters that XML 1.0 has no place for are replaced. */
    public static String escaped(String words) {
        StringBuilder out = new StringBuilder(words.length() + 16);
        words.codePoints().forEach(c -> {
            switch (c) {
                case '&' -> out.append("&amp;");
                case '<' -> out.append("&lt;");
                case '>' -> out.append("&gt;");
                case '"' -> out.append("&quot;");
                case '\'' -> out.append("&#39;");
                default -> out.appendCodePoint(isXml(c) ? c : 0xFFFD);
            }
        });
        return out.toString();
    }

    private static boolean isXml(int c) {
        return c == '\t'
                || c == '\n'
                || c == '\r'
                || c >= ' ' && c <= 0xD7FF
                || c >= 0xE000 && c <= 0xFFFD
                || c > 0xFFFF;
    }

    @Override
    public String toString() {
        return text.toString();
    }
}
