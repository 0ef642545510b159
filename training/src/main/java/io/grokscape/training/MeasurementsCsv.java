package io.grokscape.training;

import io.grokscape.training.probes.ProgressMeasures;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.stream.Collectors;

/**
 * Writes what {@link CurveCsv} leaves out, as CSV by epoch: the other measures, the norm of every tensor, and the probes'
 * findings where there were any. Lists are separated by spaces; a value that does not exist is left empty.
 */
public final class MeasurementsCsv {
    private static final String PLAIN = "epoch,validation_log_probability,validation_margin,logit_norm,collapsed";
    private static final String PROBED = "embedding_gini,key_frequencies,variance_explained,trig_norm,memorising_norm,"
            + "trig_share,restricted_loss,excluded_loss,embedding_spectrum";

    private MeasurementsCsv() {}

    /** The first line, for models of that layout. */
    public static String header(ParameterLayout layout) {
        String norms =
                TensorNorms.names(layout).stream().map(name -> ",norm_" + name).collect(Collectors.joining());
        return PLAIN + norms + "," + PROBED;
    }

    /** A line. */
    public static String row(Measurement measurement) {
        List<String> cells = new ArrayList<>();
        cells.add(Integer.toString(measurement.epoch()));
        cells.add(CurveCsv.digits(measurement.validationLogProbability()));
        cells.add(CurveCsv.digits(measurement.validationMargin()));
        cells.add(CurveCsv.digits(measurement.logitNorm()));
        cells.add(Integer.toString(measurement.collapsed()));
        measurement.tensorNorms().norms().forEach(norm -> cells.add(CurveCsv.digits(norm)));
        cells.add(probed(measurement.progress()));
        return String.join(",", cells);
    }

    private static String probed(Optional<ProgressMeasures> progress) {
        return progress.map(found -> String.join(
                        ",",
                        CurveCsv.digits(found.embeddingGini()),
                        found.keyFrequencies().stream().map(String::valueOf).collect(Collectors.joining(" ")),
                        CurveCsv.digits(found.varianceExplained()),
                        CurveCsv.digits(found.trigNorm()),
                        CurveCsv.digits(found.memorisingNorm()),
                        CurveCsv.digits(found.trigShare()),
                        CurveCsv.digits(found.restrictedLoss()),
                        CurveCsv.digits(found.excludedLoss()),
                        found.embeddingSpectrum().stream().map(CurveCsv::digits).collect(Collectors.joining(" "))))
                .orElse(",".repeat((int) PROBED.chars().filter(c -> c == ',').count()));
    }
}
