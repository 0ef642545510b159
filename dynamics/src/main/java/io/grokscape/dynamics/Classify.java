package io.grokscape.dynamics;

import io.grokscape.dynamics.csv.CsvSyntaxException;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What {@code grokscape classify} prints: one JSON line per curve. */
public final class Classify {
    private static final Judge JUDGE = new Judge(VerdictRules.DEFAULT);

    private Classify() {}

    /**
     * The JSON line for the curve in {@code text}, without a line break. A {@link CsvSyntaxException} says where a curve
     * that cannot be read is wrong, as {@code file:line:column: what}.
     */
    public static String jsonLine(String file, String text) {
        return json(file, JUDGE.judge(CurveCsv.read(file, text)));
    }

    static String json(String file, Verdict verdict) {
        Evidence evidence = verdict.evidence();
        return new Json()
                .put("file", file)
                .put("dynamic", verdict.dynamic().name())
                .put("confidence", rounded(verdict.confidence()))
                .put("immediate", evidence.immediate())
                .put("last_epoch", evidence.lastEpoch())
                .put("rows", evidence.rows())
                .put("train_accuracy", evidence.trainAccuracy())
                .put("validation_accuracy", orNaN(evidence.validationAccuracy()))
                .put("fitted_epoch", orNaN(evidence.fittedEpoch()))
                .put("risen_epoch", orNaN(evidence.risenEpoch()))
                .put("delay", orNaN(evidence.delay()))
                .put("norm_change", orNaN(evidence.normChange()))
                .raw(
                        "plateaus",
                        Json.array(
                                evidence.plateaus().stream().map(Json::number).toList()))
                .raw(
                        "loss_descent",
                        evidence.lossDescent().map(LossDescent::json).orElse("null"))
                .put("rules_version", verdict.rulesVersion())
                .put("explanation", verdict.explanation())
                .toString();
    }

    private static double rounded(double confidence) {
        return Math.round(confidence * 1000) / 1000.0;
    }

    private static double orNaN(OptionalDouble value) {
        return value.orElse(Double.NaN);
    }

    private static double orNaN(OptionalInt value) {
        return value.isPresent() ? value.getAsInt() : Double.NaN;
    }
}
