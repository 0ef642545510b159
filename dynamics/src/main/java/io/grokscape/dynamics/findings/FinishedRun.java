package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.LossDescent;
import java.util.Optional;
import java.util.OptionalDouble;

/**
 * A run as a study's findings see it.
 *
 * @param setting what it shares with the runs it is compared with
 * @param hiddenSize d
 * @param mlpWidth hidden units of each feed-forward layer
 * @param trainSize D, pairs of the algorithm task (or of the random labelling, for {@code memorise})
 * @param seed of split and weights
 * @param epochs trained
 * @param trainAccuracy final, 0 to 1; NaN if it failed
 * @param validationAccuracy final, 0 to 1; NaN without validation, and if it failed
 * @param dynamic the verdict, where one is known
 * @param normChange relative change of the parameter norm while validation rose from 20 to 90 % of its end
 * @param lossDescent epoch-wise double descent, where the curve shows one
 * @param initialTrainSize pairs its model had been trained on before this run; 0 for a run from scratch
 */
public record FinishedRun(
        Setting setting,
        int hiddenSize,
        int mlpWidth,
        int trainSize,
        long seed,
        int epochs,
        double trainAccuracy,
        double validationAccuracy,
        Optional<Dynamic> dynamic,
        OptionalDouble normChange,
        Optional<LossDescent> lossDescent,
        int initialTrainSize) {

    /** Of the table of finished runs, where no more is known than this. */
    public FinishedRun(
            Setting setting,
            int hiddenSize,
            int trainSize,
            long seed,
            int epochs,
            double trainAccuracy,
            double validationAccuracy,
            Optional<Dynamic> dynamic) {
        this(
                setting,
                hiddenSize,
                4 * hiddenSize,
                trainSize,
                seed,
                epochs,
                trainAccuracy,
                validationAccuracy,
                dynamic,
                OptionalDouble.empty(),
                Optional.empty(),
                0);
    }

    /** The run's task, as in a run spec. */
    public String task() {
        return setting.task();
    }

    /** P. */
    public int modulus() {
        return setting.modulus();
    }

    /** Layers of the transformer. */
    public int layers() {
        return setting.layers();
    }

    /** Random-label pairs beside the task's. */
    public int memoriseSize() {
        return setting.memoriseSize();
    }

    boolean validated() {
        return !Double.isNaN(validationAccuracy);
    }

    /** The same run, continuing a model that had been trained on so many pairs. */
    FinishedRun continuing(int pairs) {
        return new FinishedRun(
                setting,
                hiddenSize,
                mlpWidth,
                trainSize,
                seed,
                epochs,
                trainAccuracy,
                validationAccuracy,
                dynamic,
                normChange,
                lossDescent,
                pairs);
    }

    boolean failed() {
        return dynamic.filter(Dynamic.FAILED::equals).isPresent();
    }

    /** Weights of the model, MLP biases left out: layers · (4 d² + 2 d·width) + (2P + 4) d; two more rows for operators. */
    long parameters() {
        long d = hiddenSize;
        long tokens = 2L * modulus() + (memoriseSize() > 0 || task().equals("add+memorise") ? 7 : 4);
        return layers() * (4 * d * d + 2 * d * mlpWidth) + tokens * d;
    }
}
