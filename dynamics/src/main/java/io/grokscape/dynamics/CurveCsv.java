package io.grokscape.dynamics;

import io.grokscape.dynamics.csv.CsvCursor;
import io.grokscape.dynamics.csv.CsvHeader;
import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.util.List;

/**
 * Reads a curve from CSV with the columns {@code epoch, train_loss, train_accuracy, validation_loss,
 * validation_accuracy, parameter_norm}, in any order; further columns are ignored. Accuracies are shares from 0 to 1.
 * Validation values and the norm may be empty.
 */
public final class CurveCsv {
    /** The columns a curve must have, in the order they are written. */
    public static final List<String> COLUMNS = List.of(
            "epoch", "train_loss", "train_accuracy", "validation_loss", "validation_accuracy", "parameter_norm");

    /** A mean of ones in single precision can come out a little above one. */
    private static final double MOST = 1 + 1e-6;

    private CurveCsv() {}

    /** The curve in {@code text}; {@link CsvSyntaxException} says at which line and column of {@code file} it is wrong. */
    public static Curve read(String file, String text) {
        CsvCursor csv = new CsvCursor(file, text);
        CsvHeader header = CsvHeader.read(csv, COLUMNS);
        int epoch = header.field("epoch");
        int trainLoss = header.field("train_loss");
        int trainAccuracy = header.field("train_accuracy");
        int validationLoss = header.field("validation_loss");
        int validationAccuracy = header.field("validation_accuracy");
        int parameterNorm = header.field("parameter_norm");
        Curve.Builder curve = Curve.builder();
        int rows = 0;
        while (csv.nextRow(header.size())) {
            curve.add(
                    csv.count(epoch, "epoch"),
                    csv.number(trainLoss, "train_loss"),
                    accuracy(csv, trainAccuracy, "train_accuracy"),
                    csv.isEmpty(validationLoss) ? Double.NaN : csv.number(validationLoss, "validation_loss"),
                    csv.isEmpty(validationAccuracy)
                            ? Double.NaN
                            : accuracy(csv, validationAccuracy, "validation_accuracy"),
                    csv.isEmpty(parameterNorm) ? Double.NaN : csv.number(parameterNorm, "parameter_norm"));
            rows++;
        }
        if (rows == 0) {
            throw csv.error(0, "the curve has no rows");
        }
        return curve.build();
    }

    private static double accuracy(CsvCursor csv, int field, String name) {
        double value = csv.number(field, name);
        if (value < 0 || value > MOST) {
            throw csv.error(field, "%s is %s; accuracies are shares from 0 to 1".formatted(name, csv.text(field)));
        }
        return value;
    }
}
