package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * How a {@link Prediction} fared. That no dip was found does not prove that there is none ({@link ValleyTest} says how often
 * one is missed), so a predicted one that was not found is not confirmed, and not contradicted either.
 *
 * @param runs of the sweep so far
 * @param asExpected of {@code judged} runs at widths with a predicted zone, those whose dynamic that zone expects
 */
public record PredictionScore(
        Prediction prediction, DoubleDescent observed, Outcome outcome, int runs, int judged, int asExpected)
        implements SettingFinding {

    /** Predicted against found. */
    public enum Outcome {
        /** A dip was predicted and found. */
        CONFIRMED,
        /** A rise was predicted, and no dip found. */
        CONSISTENT,
        /** A dip was predicted and not found. */
        NOT_CONFIRMED,
        /** A rise was predicted and a dip found. */
        CONTRADICTED;

        static Outcome of(boolean predicted, boolean found) {
            if (predicted) {
                return found ? CONFIRMED : NOT_CONFIRMED;
            }
            return found ? CONTRADICTED : CONSISTENT;
        }
    }

    /** One per prediction whose sweep has been tried at three widths or more. */
    static List<PredictionScore> of(
            List<Prediction> predictions, List<DoubleDescent> observed, List<FinishedRun> runs) {
        Map<String, DoubleDescent> bySweep = new HashMap<>();
        observed.forEach(sweep -> bySweep.put(sweep.which(), sweep));
        List<PredictionScore> scores = new ArrayList<>();
        for (Prediction prediction : predictions) {
            DoubleDescent sweep = bySweep.get(prediction.which());
            if (sweep != null) {
                scores.add(of(prediction, sweep, runs));
            }
        }
        return scores;
    }

    private static PredictionScore of(Prediction prediction, DoubleDescent sweep, List<FinishedRun> runs) {
        Map<Integer, Zone> zones = prediction.claim().zones();
        int judged = 0;
        int expected = 0;
        for (FinishedRun run : runs) {
            Zone zone = zones.get(run.hiddenSize());
            boolean counts = zone != null
                    && run.trainSize() == sweep.trainSize()
                    && run.setting().equals(sweep.setting())
                    && run.dynamic()
                            .filter(dynamic -> dynamic != Dynamic.FAILED)
                            .isPresent();
            judged += counts ? 1 : 0;
            expected += counts && zone.expects(run.dynamic().orElseThrow()) ? 1 : 0;
        }
        Outcome outcome = Outcome.of(prediction.claim().doubleDescent(), sweep.detected());
        return new PredictionScore(prediction, sweep, outcome, sweep.runs(), judged, expected);
    }

    @Override
    public Setting setting() {
        return observed.setting();
    }

    @Override
    public String kind() {
        return "prediction_score";
    }

    @Override
    public String which() {
        return prediction.which();
    }

    @Override
    public Json fields(Json json) {
        Prediction.Claim claim = prediction.claim();
        double truth = observed.detected() ? 1 : 0;
        return json.put("train_size", observed.trainSize())
                .put("outcome", outcome.name())
                .put("predicted", claim.doubleDescent())
                .put("probability", claim.probability())
                .put("detected", observed.detected())
                .put("p_value", observed.pValue())
                .put("brier_score", (claim.probability() - truth) * (claim.probability() - truth))
                .raw("predicted_dip_widths", Json.integers(claim.dip()))
                .raw("dip_widths", Json.integers(observed.dipWidths()))
                .put("zone_agreement", judged == 0 ? Double.NaN : (double) asExpected / judged)
                .put("made_before_sweep", claim.sweepRuns() == 0)
                .put("sweep_runs_known", claim.sweepRuns())
                .raw("runs", Runs.array(new Runs(runs, observed.setting().task(), 0, observed.trainSize())));
    }
}
