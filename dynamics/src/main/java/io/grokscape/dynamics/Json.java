package io.grokscape.dynamics;

import java.util.Collection;
import java.util.Locale;

/** One JSON object on one line, keys in the order they are put. Numbers that are not finite become null. */
public final class Json {
    private final StringBuilder text = new StringBuilder("{");

    public Json put(String key, String value) {
        return value == null ? raw(key, "null") : raw(key, quoted(value));
    }

    public Json put(String key, boolean value) {
        return raw(key, Boolean.toString(value));
    }

    public Json put(String key, long value) {
        return raw(key, Long.toString(value));
    }

    /** Six significant digits, which is more than any of these numbers is good for. */
    public Json put(String key, double value) {
        return raw(key, number(value));
    }

    /** Anything that is JSON already. */
    public Json raw(String key, String json) {
        if (text.length() > 1) {
            text.append(',');
        }
        text.append(quoted(key)).append(':').append(json);
        return this;
    }

    @Override
    public String toString() {
        return text + "}";
    }

    /** A number as JSON. */
    public static String number(double value) {
        if (!Double.isFinite(value)) {
            return "null";
        }
        if (value == Math.rint(value) && Math.abs(value) < 1e15) {
            return Long.toString((long) value);
        }
        return Double.toString(new java.math.BigDecimal(value)
                .round(new java.math.MathContext(6))
                .doubleValue());
    }

    /** An array of JSON values. */
    public static String array(Iterable<String> values) {
        return "[" + String.join(",", values) + "]";
    }

    /** An array of whole numbers. */
    public static String integers(Collection<Integer> values) {
        return array(values.stream().map(String::valueOf).toList());
    }

    /** A string as JSON. */
    public static String quoted(String value) {
        StringBuilder quoted = new StringBuilder(value.length() + 2).append('"');
        for (int i = 0; i < value.length(); i++) {
            char c = value.charAt(i);
            switch (c) {
                case '"' -> quoted.append("\\\"");
                case '\\' -> quoted.append("\\\\");
                case '\n' -> quoted.append("\\n");
                case '\r' -> quoted.append("\\r");
                case '\t' -> quoted.append("\\t");
                default -> {
                    if (c < ' ' || Character.isSurrogate(c) && !paired(value, i)) {
                        quoted.append(String.format(Locale.ROOT, "\\u%04x", (int) c));
                    } else {
                        quoted.append(c);
                    }
                }
            }
        }
        return quoted.append('"').toString();
    }

    private static boolean paired(String value, int i) {
        return Character.isHighSurrogate(value.charAt(i))
                ? i + 1 < value.length() && Character.isLowSurrogate(value.charAt(i + 1))
                : i > 0 && Character.isHighSurrogate(value.charAt(i - 1));
    }
}
