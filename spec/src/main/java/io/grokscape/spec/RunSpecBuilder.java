package io.grokscape.spec;

/**
 * Builds a {@link RunSpec}. A value that is never set has the default of spec version 1, which is frozen: a changed
 * default is a new version, so that an old spec never changes its meaning.
 */
public final class RunSpecBuilder {
    /** Feed-forward width over d where {@code mlp_width} is not given. */
    private static final int MLP_WIDTH_PER_HIDDEN_SIZE = 4;

    private final String task;
    private int modulus;
    private int trainSize = 3000;
    private int memoriseSize = 0;
    private int layers = 1;
    private int hiddenSize = 32;
    private int heads = 4;
    private Integer mlpWidth;
    private boolean splitFeedForward = false;
    private double initScale = 1.0;
    private boolean layerNorm = false;
    private Loss loss = Loss.SOFTMAX;
    private double learningRate = 0.007;
    private double weightDecay = 1.0;
    private int warmupSteps = 0;
    private int epochs = 10_000;
    private long dataSeed = 0;
    private long modelSeed = 0;
    private int logEvery = RunSpec.AUTO_LOG;
    private boolean stopWhenSettled = true;

    RunSpecBuilder(String task) {
        this.task = task;
        this.modulus = Task.defaultModulus(task);
    }

    RunSpecBuilder(RunSpec from) {
        this.task = from.task();
        this.modulus = from.modulus();
        this.trainSize = from.trainSize();
        this.memoriseSize = from.memoriseSize();
        this.layers = from.layers();
        this.hiddenSize = from.hiddenSize();
        this.heads = from.heads();
        this.mlpWidth = from.mlpWidth();
        this.splitFeedForward = from.splitFeedForward();
        this.initScale = from.initScale();
        this.layerNorm = from.layerNorm();
        this.loss = from.loss();
        this.learningRate = from.learningRate();
        this.weightDecay = from.weightDecay();
        this.warmupSteps = from.warmupSteps();
        this.epochs = from.epochs();
        this.dataSeed = from.dataSeed();
        this.modelSeed = from.modelSeed();
        this.logEvery = from.logEvery();
        this.stopWhenSettled = from.stopWhenSettled();
    }

    public RunSpecBuilder modulus(int modulus) {
        this.modulus = modulus;
        return this;
    }

    public RunSpecBuilder trainSize(int trainSize) {
        this.trainSize = trainSize;
        return this;
    }

    public RunSpecBuilder memoriseSize(int memoriseSize) {
        this.memoriseSize = memoriseSize;
        return this;
    }

    public RunSpecBuilder layers(int layers) {
        this.layers = layers;
        return this;
    }

    public RunSpecBuilder hiddenSize(int hiddenSize) {
        this.hiddenSize = hiddenSize;
        return this;
    }

    public RunSpecBuilder heads(int heads) {
        this.heads = heads;
        return this;
    }

    public RunSpecBuilder mlpWidth(int mlpWidth) {
        this.mlpWidth = mlpWidth;
        return this;
    }

    public RunSpecBuilder splitFeedForward(boolean splitFeedForward) {
        this.splitFeedForward = splitFeedForward;
        return this;
    }

    public RunSpecBuilder initScale(double initScale) {
        this.initScale = initScale;
        return this;
    }

    public RunSpecBuilder layerNorm(boolean layerNorm) {
        this.layerNorm = layerNorm;
        return this;
    }

    public RunSpecBuilder loss(Loss loss) {
        this.loss = loss;
        return this;
    }

    public RunSpecBuilder learningRate(double learningRate) {
        this.learningRate = learningRate;
        return this;
    }

    public RunSpecBuilder weightDecay(double weightDecay) {
        this.weightDecay = weightDecay;
        return this;
    }

    public RunSpecBuilder warmupSteps(int warmupSteps) {
        this.warmupSteps = warmupSteps;
        return this;
    }

    public RunSpecBuilder epochs(int epochs) {
        this.epochs = epochs;
        return this;
    }

    public RunSpecBuilder dataSeed(long dataSeed) {
        this.dataSeed = dataSeed;
        return this;
    }

    public RunSpecBuilder modelSeed(long modelSeed) {
        this.modelSeed = modelSeed;
        return this;
    }

    public RunSpecBuilder logEvery(int logEvery) {
        this.logEvery = logEvery;
        return this;
    }

    public RunSpecBuilder stopWhenSettled(boolean stopWhenSettled) {
        this.stopWhenSettled = stopWhenSettled;
        return this;
    }

    /** Both seeds at once: what a study's seed i means. */
    public RunSpecBuilder seed(long seed) {
        return dataSeed(seed).modelSeed(seed);
    }

    /** The checked spec; an {@link InvalidSpecException} names the key that is wrong. */
    public RunSpec build() {
        int width = mlpWidth != null ? mlpWidth : MLP_WIDTH_PER_HIDDEN_SIZE * hiddenSize;
        return new RunSpec(
                task,
                modulus,
                trainSize,
                memoriseSize,
                layers,
                hiddenSize,
                heads,
                width,
                splitFeedForward,
                initScale,
                layerNorm,
                loss,
                learningRate,
                weightDecay,
                warmupSteps,
                epochs,
                dataSeed,
                modelSeed,
                logEvery,
                stopWhenSettled);
    }
}
