package io.grokscape.spec;

/**
 * One training, entirely: task, model, data size, optimiser, seeds, budget. Whatever a run does depends on nothing else.
 *
 * <p>The record checks itself: an instance that exists can be trained. Its {@link #id()} is a hash of the
 * {@link CanonicalSpec canonical text}, so the same run asked for by two studies is trained once. Defaults belong to a
 * spec version and are frozen with it ({@link RunSpecBuilder}).
 *
 * @param task canonical task name: {@code add}, {@code subtract}, {@code square-sum}, {@code memorise},
 *     {@code add+memorise}, {@code s5}, or an expression in {@code a} and {@code b}
 * @param modulus P, the size of the alphabet: 3 to 997; 120 for {@code s5}
 * @param trainSize D, training pairs of the algorithm task (of the random labels, for {@code memorise})
 * @param memoriseSize M, random-label pairs beside them; {@code add+memorise} alone has any
 * @param layers transformer blocks, 1 to 8
 * @param hiddenSize d, the width of the residual stream, 4 to 1024
 * @param heads attention heads; must divide d
 * @param mlpWidth hidden units of each feed-forward layer
 * @param splitFeedForward Figure 10: the first half of the hidden units sees the algorithm task's rows only, the second
 *     half the memorisation task's only
 * @param initScale α of Omnigrok: multiplies every initial weight
 * @param layerNorm LayerNorm before attention, feed-forward and unembedding
 * @param loss how logits become a loss
 * @param learningRate AdamW step size
 * @param weightDecay decoupled, on every parameter
 * @param warmupSteps lr_t = lr · min(1, t / warmupSteps), t from 1; 0 = none
 * @param epochs budget in full-batch updates
 * @param dataSeed draws the split (and random labels)
 * @param modelSeed draws the initial weights
 * @param logEvery epochs between measurements; {@link #AUTO_LOG} = dense early, even on a log axis later
 * @param stopWhenSettled end early by the rule that changes no verdict (validation ≥ .999 and train ≥ .9999 held for
 *     1000 epochs)
 */
public record RunSpec(
        String task,
        int modulus,
        int trainSize,
        int memoriseSize,
        int layers,
        int hiddenSize,
        int heads,
        int mlpWidth,
        boolean splitFeedForward,
        double initScale,
        boolean layerNorm,
        Loss loss,
        double learningRate,
        double weightDecay,
        int warmupSteps,
        int epochs,
        long dataSeed,
        long modelSeed,
        int logEvery,
        boolean stopWhenSettled) {

    /** The version of the spec's meaning and defaults; part of the canonical text. */
    public static final int VERSION = 1;

    /** {@link #logEvery} for the automatic grid. */
    public static final int AUTO_LOG = 0;

    public RunSpec {
        Task parsed = Task.of(task, modulus);
        task = parsed.name();
        SpecLimits.check(parsed, trainSize, memoriseSize, layers, hiddenSize, heads, mlpWidth, splitFeedForward);
        SpecLimits.checkTraining(
                initScale, learningRate, weightDecay, warmupSteps, epochs, dataSeed, modelSeed, logEvery);
    }

    /** A spec of this task with every default; change any of them before {@link RunSpecBuilder#build()}. */
    public static RunSpecBuilder of(String task) {
        return new RunSpecBuilder(task);
    }

    /** A builder that starts from this spec's values. */
    public RunSpecBuilder toBuilder() {
        return new RunSpecBuilder(this);
    }

    /** The task, parsed. */
    public Task parsedTask() {
        return Task.of(task, modulus);
    }

    /** The canonical run id: 20 hexadecimal digits. */
    public String id() {
        return CanonicalSpec.id(this);
    }
}
