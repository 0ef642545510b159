package io.grokscape.training.blocked;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Measurement;
import io.grokscape.training.NormTally;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.lang.foreign.Arena;
import java.util.Optional;

/** A run of the {@link BlockedCpuEngine}. */
final class BlockedTraining implements Training {
    private final RunSpec spec;
    private final String fingerprint;
    private final Shape shape;
    private final Arena arena;
    private final Parameters parameters;
    private final Network network;
    private final Panels train;
    private final Panels validation;
    private final AdamW optimiser;
    private final NormTally norms;
    private final Tally trainTally = new Tally();
    private final Tally validationTally = new Tally();
    private int epoch;
    /** The state of the gradients: those of the weights as they are, and whether the tally was taken with them. */
    private boolean gradientsFresh;

    private boolean tallyFresh;
    private boolean closed;

    BlockedTraining(RunSpec spec, String fingerprint, Dataset data, Weights initial) {
        this.spec = spec;
        this.fingerprint = fingerprint;
        shape = Shape.of(spec);
        // Shared: the thread that closes a run need not be the one that trained it.
        arena = Arena.ofShared();
        parameters = new Parameters(shape.layout(), arena);
        network = new Network(spec, shape, parameters, arena);
        train = network.panels(data.train(), arena);
        validation = network.panels(data.validation(), arena);
        optimiser = new AdamW(spec);
        norms = parameters.norms();
        Memory.write(initial.values(), parameters.weights);
    }

    /** Goes on where a checkpoint left off. */
    void resume(Checkpoint checkpoint) {
        Memory.write(checkpoint.weights().values(), parameters.weights);
        Memory.write(checkpoint.firstMoment(), parameters.firstMoments);
        Memory.write(checkpoint.secondMoment(), parameters.secondMoments);
        epoch = checkpoint.epoch();
        gradientsFresh = false;
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public void step(int epochs) {
        checkOpen();
        for (int i = 0; i < epochs; i++) {
            if (!gradientsFresh) {
                computeGradients(null);
            }
            optimiser.step(parameters, epoch + 1);
            epoch++;
            gradientsFresh = false;
            tallyFresh = false;
        }
    }

    private void checkOpen() {
        // The kernels check nothing: they would write to memory that is no longer theirs.
        if (closed) {
            throw new IllegalStateException("the run is closed");
        }
    }

    private void computeGradients(Tally tally) {
        network.prepare();
        if (!network.gradients(train, tally)) {
            throw new DivergedException(epoch, parameters.firstBroken("train loss"), Float.NaN);
        }
        gradientsFresh = true;
    }

    /** The gradients of the measured state come with its tally, and the next step uses them. */
    @Override
    public Measurement measure() {
        checkOpen();
        if (!tallyFresh) {
            trainTally.reset();
            computeGradients(trainTally);
            validationTally.reset();
            network.evaluate(validation, validationTally);
            norms.update();
            tallyFresh = true;
        }
        int n = train.rows();
        double validationRows = validation.rows() == 0 ? Double.NaN : validation.rows();
        return new Measurement(
                epoch,
                trainTally.loss() / n,
                (double) trainTally.correct() / n,
                validationTally.loss() / validationRows,
                validationTally.correct() / validationRows,
                norms.total(),
                -validationTally.loss() / validationRows,
                validationTally.margin() / validationRows,
                trainTally.logitNorm() / n,
                trainTally.collapsed(),
                norms.byTensor(),
                Optional.empty());
    }

    @Override
    public Weights weights() {
        checkOpen();
        return new Weights(shape.layout(), Memory.read(parameters.weights, parameters.count));
    }

    @Override
    public Checkpoint checkpoint() {
        checkOpen();
        return new Checkpoint(
                spec,
                fingerprint,
                epoch,
                Checkpoint.NOT_SETTLED,
                weights(),
                Memory.read(parameters.firstMoments, parameters.count),
                Memory.read(parameters.secondMoments, parameters.count));
    }

    @Override
    public void close() {
        if (!closed) {
            closed = true;
            arena.close();
        }
    }
}
