package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Checkpoint;
import io.grokscape.training.Dataset;
import io.grokscape.training.DivergedException;
import io.grokscape.training.Examples;
import io.grokscape.training.Measurement;
import io.grokscape.training.NormTally;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Training;
import io.grokscape.training.Weights;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** A run on ND4J's buffers. */
final class Nd4jTraining implements Training {
    /** Validation goes through in pieces of that many examples, so that it needs no more memory than training. */
    static final int EVALUATED_AT_ONCE = 2048;

    private final RunSpec spec;
    private final String fingerprint;
    private final Dataset data;
    private final ParameterLayout layout;
    private final Buffers buffers = new Buffers();
    private final Parameters weights;
    private final Parameters gradients;
    private final Matrix firstMoment;
    private final Matrix secondMoment;
    private final AdamW adamW;
    private final PrefixRows rows;
    private final Activations activations;
    private final Matrix logitGradient;
    private final Forward forward;
    private final Backward backward;
    private final LossRows lossRows;
    private final NormTally norms;
    private Evaluation evaluation;
    private int epoch;
    /** Losses of the state as it is, once a pass has been made; null after an update. */
    private Tally trainTally;

    Nd4jTraining(RunSpec spec, String fingerprint, Dataset data, Checkpoint from) {
        this.spec = spec;
        this.fingerprint = fingerprint;
        this.data = data;
        this.layout = from.weights().layout();
        this.epoch = from.epoch();
        this.adamW = new AdamW(spec);
        this.weights = new Parameters(spec, layout, buffers);
        this.gradients = new Parameters(spec, layout, buffers);
        this.firstMoment = buffers.matrix(1, weights.all.columns());
        this.secondMoment = buffers.matrix(1, weights.all.columns());
        weights.load(from.weights().values());
        Floats.copy(from.firstMoment(), 0, firstMoment.address(), layout.size());
        Floats.copy(from.secondMoment(), 0, secondMoment.address(), layout.size());

        Examples train = data.train();
        this.rows = new PrefixRows(train, 0, train.size(), layout, spec.splitFeedForward());
        this.activations = new Activations(spec, layout, rows.rows(), rows.examples(), true, buffers);
        this.logitGradient = buffers.matrix(rows.examples(), layout.classes(), LossRows.stride(layout.classes()));
        Attention attention = new Attention(spec.hiddenSize(), spec.heads(), layout.positions());
        this.forward = new Forward(spec, weights, attention);
        this.backward = new Backward(spec, layout, weights, gradients, attention, rows, buffers);
        this.lossRows = new LossRows(spec.loss(), layout.classes());
        long first = weights.all.address();
        this.norms = new NormTally(layout, i -> Floats.get(first, i));
    }

    @Override
    public int epoch() {
        return epoch;
    }

    @Override
    public void step(int epochs) {
        for (int i = 0; i < epochs; i++) {
            lookAtTrainingSet();
            backward.run(rows, activations, logitGradient);
            adamW.update(epoch + 1, weights.all, gradients.all, firstMoment, secondMoment);
            weights.pack();
            epoch++;
            trainTally = null;
        }
    }

    /** One pass over the training set, unless the state has not changed since the last. */
    private void lookAtTrainingSet() {
        if (trainTally == null) {
            Tally tally = new Tally();
            Matrix logits = forward.run(rows, activations);
            lossRows.differentiate(logits, data.train().label(), logitGradient, tally);
            requireFinite(tally.loss, "train loss");
            trainTally = tally;
        }
    }

    @Override
    public Measurement measure() {
        lookAtTrainingSet();
        if (evaluation == null) {
            evaluation = new Evaluation();
        }
        Tally validation = evaluation.run();
        requireFinite(validation.loss, "validation loss");
        norms.update();
        return new Measurement(
                epoch,
                trainTally.meanLoss(),
                trainTally.accuracy(),
                validation.meanLoss(),
                validation.accuracy(),
                norms.total(),
                -validation.meanLoss(),
                validation.meanMargin(),
                trainTally.meanLogitNorm(),
                trainTally.collapsed,
                norms.byTensor(),
                Optional.empty());
    }

    /** Names the first tensor that holds a bad value, or what was found bad if all weights are finite still. */
    private void requireFinite(double value, String what) {
        if (Double.isFinite(value)) {
            return;
        }
        float[] values = weights.values();
        for (ParameterLayout.Tensor tensor : layout.tensors()) {
            for (int i = 0; i < tensor.size(); i++) {
                if (!Float.isFinite(values[tensor.offset() + i])) {
                    throw new DivergedException(epoch, tensor.name(), values[tensor.offset() + i]);
                }
            }
        }
        throw new DivergedException(epoch, what, (float) value);
    }

    @Override
    public Weights weights() {
        return new Weights(layout, weights.values());
    }

    @Override
    public Checkpoint checkpoint() {
        float[] first = new float[layout.size()];
        float[] second = new float[layout.size()];
        Floats.copy(firstMoment.address(), first, 0, first.length);
        Floats.copy(secondMoment.address(), second, 0, second.length);
        return new Checkpoint(spec, fingerprint, epoch, Checkpoint.NOT_SETTLED, weights(), first, second);
    }

    @Override
    public void close() {
        buffers.close();
    }

    /** The validation set, in pieces. */
    private final class Evaluation {
        private final List<PrefixRows> pieces = new ArrayList<>();
        private final Activations passing;

        Evaluation() {
            Examples all = data.validation();
            for (int from = 0; from < all.size(); from += EVALUATED_AT_ONCE) {
                int count = Math.min(EVALUATED_AT_ONCE, all.size() - from);
                pieces.add(new PrefixRows(all, from, count, layout, spec.splitFeedForward()));
            }
            int mostRows = pieces.stream().mapToInt(PrefixRows::rows).max().orElse(1);
            passing = new Activations(
                    spec, layout, mostRows, Math.min(EVALUATED_AT_ONCE, Math.max(1, all.size())), false, buffers);
        }

        Tally run() {
            Tally tally = new Tally();
            int from = 0;
            for (PrefixRows piece : pieces) {
                lossRows.evaluate(forward.run(piece, passing), data.validation().label(), from, tally);
                from += piece.examples();
            }
            return tally;
        }
    }
}
