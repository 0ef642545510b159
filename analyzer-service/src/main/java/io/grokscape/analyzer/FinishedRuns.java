package io.grokscape.analyzer;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.Setting;
import io.grokscape.dynamics.findings.Sweep;
import io.grokscape.dynamics.recipes.Recipe;
import io.grokscape.dynamics.recipes.RecipeRun;
import io.grokscape.proto.v1.Loss;
import io.grokscape.proto.v1.RunSpec;
import io.grokscape.proto.v1.Verdict;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.OptionalInt;

/** What was asked of a run and what came of it, as findings see it. */
final class FinishedRuns {
    private FinishedRuns() {}

    static FinishedRun of(RunSpec spec, Verdict verdict) {
        Dynamic dynamic = VerdictMessages.dynamic(verdict.getDynamic());
        Verdict.Evidence evidence = verdict.getEvidence();
        boolean failed = dynamic == Dynamic.FAILED;
        return new FinishedRun(
                setting(spec),
                spec.getHiddenSize(),
                spec.getMlpWidth(),
                spec.getTrainSize(),
                spec.getModelSeed(),
                evidence.getLastEpoch(),
                failed ? Double.NaN : evidence.getTrainAccuracy(),
                failed || !evidence.hasValidationAccuracy() ? Double.NaN : evidence.getValidationAccuracy(),
                Optional.of(dynamic),
                evidence.hasNormChange() ? OptionalDouble.of(evidence.getNormChange()) : OptionalDouble.empty(),
                VerdictMessages.lossDescent(evidence),
                0);
    }

    /** The same run as calibration sees it; empty without a validation accuracy. */
    static Optional<RecipeRun> recipeRun(RunSpec spec, Verdict verdict) {
        Dynamic dynamic = VerdictMessages.dynamic(verdict.getDynamic());
        Verdict.Evidence evidence = verdict.getEvidence();
        if (dynamic == Dynamic.FAILED || !evidence.hasValidationAccuracy()) {
            return Optional.empty();
        }
        Recipe recipe = new Recipe(
                spec.getLearningRate(),
                spec.getWeightDecay(),
                spec.getInitScale(),
                spec.getWarmupSteps(),
                spec.getEpochs());
        return Optional.of(new RecipeRun(
                recipe,
                spec.getTask(),
                spec.getHiddenSize(),
                spec.getTrainSize(),
                evidence.getValidationAccuracy(),
                dynamic,
                evidence.hasRisenEpoch() ? OptionalInt.of(evidence.getRisenEpoch()) : OptionalInt.empty()));
    }

    /** Where in a study's plan such a run stands. */
    static Sweep.Place place(RunSpec spec) {
        return new Sweep.Place(setting(spec), spec.getTrainSize(), spec.getHiddenSize());
    }

    private static Setting setting(RunSpec spec) {
        return new Setting(
                spec.getTask(),
                spec.getModulus(),
                spec.getLayers(),
                spec.getMemoriseSize(),
                spec.getSplitFeedForward(),
                spec.getEpochs(),
                recipe(spec));
    }

    /** What makes runs incomparable that differ in it. How often they are logged does not. */
    private static String recipe(RunSpec spec) {
        return new Json()
                .put("learning_rate", spec.getLearningRate())
                .put("weight_decay", spec.getWeightDecay())
                .put("warmup_steps", spec.getWarmupSteps())
                .put("init_scale", spec.getInitScale())
                .put("loss", spec.getLoss() == Loss.LOSS_STABLEMAX ? "stablemax" : "softmax")
                .put("heads", spec.getHeads())
                .put("mlp_width_per_hidden_size", (double) spec.getMlpWidth() / spec.getHiddenSize())
                .put("layer_norm", spec.getLayerNorm())
                .toString();
    }
}
