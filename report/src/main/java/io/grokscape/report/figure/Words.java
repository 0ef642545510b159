package io.grokscape.report.figure;

import java.util.Locale;

/** Numbers as papers write them. */
public final class Words {
    private Words() {}

    /** Such as {@code 2,600}. */
    public static String count(double value) {
        return String.format(Locale.ROOT, "%,.0f", value);
    }

    /** A share in percent: a decimal only where it says something. */
    public static String percent(double share) {
        double percent = 100 * share;
        boolean fine = percent > 0 && percent < 10 || percent > 99 && percent < 100;
        return String.format(Locale.ROOT, fine ? "%.1f %%" : "%.0f %%", percent);
    }

    /** Two decimals, with the leading 0 left away: accuracies and p-values. */
    public static String share(double value) {
        String text = String.format(Locale.ROOT, "%.2f", value);
        return text.startsWith("0.") ? text.substring(1) : text.startsWith("-0.") ? "−" + text.substring(2) : text;
    }

    /** As {@link #share}, but 1.0 only where it is 1, and .99 where it is nearly so. */
    public static String accuracy(double value) {
        return value > .999 ? "1.0" : value >= .995 ? ".99" : share(value);
    }

    /** {@code p = .03}, and {@code p < .001} where it is that small. */
    public static String p(double value) {
        if (value < .001) {
            return "p < .001";
        }
        return "p = " + (value < .1 ? String.format(Locale.ROOT, "%.3f", value).substring(1) : share(value));
    }

    /** Three significant digits. */
    public static String real(double value) {
        double size = Math.abs(value);
        String format = size >= 100 || size == 0 ? "%,.0f" : size >= 10 ? "%.1f" : size >= 1 ? "%.2f" : "%.3g";
        return String.format(Locale.ROOT, format, value);
    }
}
