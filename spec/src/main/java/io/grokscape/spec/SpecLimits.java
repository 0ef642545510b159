package io.grokscape.spec;

/** The bounds of every key of a run spec, in one place; each breach names its key. */
final class SpecLimits {
    static final int MIN_MODULUS = 3;
    static final int MAX_MODULUS = 997;
    private static final int MAX_LAYERS = 8;
    private static final int MIN_HIDDEN = 4;
    private static final int MAX_HIDDEN = 1024;
    private static final int MAX_MLP_WIDTH = 16_384;
    private static final int MAX_EPOCHS = 100_000_000;

    private SpecLimits() {}

    static void check(
            Task task,
            int trainSize,
            int memoriseSize,
            int layers,
            int hiddenSize,
            int heads,
            int mlpWidth,
            boolean splitFeedForward) {
        checkData(task, trainSize, memoriseSize);
        between("layers", layers, 1, MAX_LAYERS);
        between("hidden_size", hiddenSize, MIN_HIDDEN, MAX_HIDDEN);
        between("heads", heads, 1, hiddenSize);
        if (hiddenSize % heads != 0) {
            throw new InvalidSpecException(
                    "hidden_size", "must be a multiple of heads, but " + heads + " heads do not divide " + hiddenSize);
        }
        between("mlp_width", mlpWidth, 1, MAX_MLP_WIDTH);
        if (splitFeedForward && mlpWidth % 2 != 0) {
            throw new InvalidSpecException("mlp_width", "must be even to be split, not " + mlpWidth);
        }
        if (splitFeedForward && memoriseSize == 0) {
            throw new InvalidSpecException(
                    "split_feed_forward", "needs a memorisation task beside the algorithm task (memorise_size > 0)");
        }
    }

    private static void checkData(Task task, int trainSize, int memoriseSize) {
        long universe = task.universe();
        between("train_size", trainSize, 1, Integer.MAX_VALUE);
        if (trainSize > universe) {
            throw new InvalidSpecException(
                    "train_size",
                    "is %d, but task '%s' modulo %d has only %d pairs"
                            .formatted(trainSize, task.name(), task.classes(), universe));
        }
        between("memorise_size", memoriseSize, 0, Integer.MAX_VALUE);
        if (memoriseSize > 0 && !task.usesOperators()) {
            throw new InvalidSpecException("memorise_size", "needs task add+memorise, not '" + task.name() + "'");
        }
        if (memoriseSize > universe) {
            throw new InvalidSpecException(
                    "memorise_size",
                    "is %d, but there are only %d pairs modulo %d".formatted(memoriseSize, universe, task.classes()));
        }
    }

    static void checkTraining(
            double initScale,
            double learningRate,
            double weightDecay,
            int warmupSteps,
            int epochs,
            long dataSeed,
            long modelSeed,
            int logEvery) {
        within("init_scale", initScale, Math.nextUp(0.0), 1000);
        within("learning_rate", learningRate, Math.nextUp(0.0), 100);
        within("weight_decay", weightDecay, 0, 100);
        between("warmup_steps", warmupSteps, 0, MAX_EPOCHS);
        between("epochs", epochs, 1, MAX_EPOCHS);
        between("data_seed", dataSeed, 0, Long.MAX_VALUE);
        between("model_seed", modelSeed, 0, Long.MAX_VALUE);
        between("log_every", logEvery, 0, MAX_EPOCHS);
    }

    static void between(String key, long value, long low, long high) {
        if (value < low) {
            throw new InvalidSpecException(key, "must be at least " + low + ", not " + value);
        }
        if (value > high) {
            throw new InvalidSpecException(key, "must be at most " + high + ", not " + value);
        }
    }

    private static void within(String key, double value, double low, double high) {
        if (value > high) {
            throw new InvalidSpecException(key, "must be at most " + high + ", not " + value);
        }
        if (!(value >= low)) { // NaN too
            throw new InvalidSpecException(key, "must be " + (low == 0 ? "0 or more" : "above 0") + ", not " + value);
        }
    }
}
