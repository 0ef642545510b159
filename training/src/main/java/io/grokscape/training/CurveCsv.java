package io.grokscape.training;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.Locale;

/**
 * Writes a curve as CSV: {@code epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm}. A
 * value that does not exist is left empty. Twelve significant digits, the same on every machine.
 */
public final class CurveCsv {
    /** The first line. */
    public static final String HEADER =
            "epoch,train_loss,train_accuracy,validation_loss,validation_accuracy,parameter_norm";

    private CurveCsv() {}

    /** Writes the first line. */
    public static void writeHeader(Appendable out) {
        append(out, HEADER + "\n");
    }

    /** Writes one line. */
    public static void writeRow(Measurement measurement, Appendable out) {
        append(
                out,
                measurement.epoch()
                        + number(measurement.trainLoss())
                        + number(measurement.trainAccuracy())
                        + number(measurement.validationLoss())
                        + number(measurement.validationAccuracy())
                        + number(measurement.parameterNorm())
                        + "\n");
    }

    private static String number(double value) {
        return "," + digits(value);
    }

    /** Twelve significant digits; nothing for what does not exist. */
    static String digits(double value) {
        return Double.isNaN(value) ? "" : String.format(Locale.ROOT, "%.11e", value);
    }

    private static void append(Appendable out, String text) {
        try {
            out.append(text);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
