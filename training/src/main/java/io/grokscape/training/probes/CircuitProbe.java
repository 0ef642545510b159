package io.grokscape.training.probes;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;
import io.grokscape.training.Dataset;
import io.grokscape.training.Examples;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.Weights;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Measures how far a model has got with the circuit that adds by rotation: embed a and b as waves, multiply them to waves
 * in a + b, read off c where cos(2πk(a+b−c)/P) is largest (Nanda et al., arXiv 2301.05217). One per run; not thread-safe.
 *
 * <p>Applies where the label is a + b or a − b modulo an odd P, whatever the task is called, with any number of layers; in
 * {@code add+memorise}, to its {@code +} rows. Other rules have other circuits, which these waves would not show.
 */
public final class CircuitProbe {
    /** Pairs that go through the model together. */
    private static final int PANEL = 512;
    /** Beyond so many neurons × P, the sums over lines would take more than 256 MB. */
    private static final long MOST_SUMS = 8L << 20;

    private final RunSpec spec;
    private final int modulus;
    private final LineSums.Line labels;
    private final Waves waves;
    private final PairForward forward;
    private final List<LineSums> neurons = new ArrayList<>();
    private final LineSums logits;
    /** Every pair, b running fastest. */
    private final int[] allA;

    private final int[] allB;
    private final Examples train;
    private final double[] row;

    private CircuitProbe(RunSpec spec, LineSums.Line labels, Dataset data) {
        this.spec = spec;
        this.labels = labels;
        ParameterLayout layout = ParameterLayout.of(spec);
        modulus = layout.classes();
        waves = new Waves(modulus);
        forward = new PairForward(spec, layout, panel());
        for (int layer = 0; layer < spec.layers(); layer++) {
            neurons.add(new LineSums(spec.mlpWidth(), modulus, LineSums.Line.values()));
        }
        logits = new LineSums(modulus, modulus, labels);
        allA = new int[modulus * modulus];
        allB = new int[modulus * modulus];
        for (int pair = 0; pair < allA.length; pair++) {
            allA[pair] = pair / modulus;
            allB[pair] = pair % modulus;
        }
        train = algorithmRows(data.train());
        row = new double[modulus];
    }

    /** Whole rows of the square of pairs. */
    private int panel() {
        return Math.max(1, PANEL / modulus) * modulus;
    }

    /** A probe of the spec's model, or empty where the measures would mean nothing. */
    public static Optional<CircuitProbe> of(RunSpec spec, Dataset data) {
        long sums = (long) spec.mlpWidth() * spec.layers() * spec.modulus();
        if (spec.modulus() % 2 == 0 || sums > MOST_SUMS) {
            return Optional.empty();
        }
        return labelLines(spec.parsedTask()).map(labels -> new CircuitProbe(spec, labels, data));
    }

    /** The lines on which the label is the same, if they are those of a sum or a difference. */
    private static Optional<LineSums.Line> labelLines(Task task) {
        return switch (task) {
            case Task.AddAndMemorise _ -> Optional.of(LineSums.Line.SUM);
            case Task.Memorise _ -> Optional.empty();
            case Task.Operation operation when is(operation, 1) -> Optional.of(LineSums.Line.SUM);
            case Task.Operation operation when is(operation, -1) -> Optional.of(LineSums.Line.DIFFERENCE);
            case Task.Operation _ -> Optional.empty();
        };
    }

    private static boolean is(Task.Operation operation, int sign) {
        int p = operation.classes();
        for (int a = 0; a < p; a++) {
            for (int b = 0; b < p; b++) {
                if (operation.rule().apply(a, b) != Math.floorMod(a + sign * b, p)) {
                    return false;
                }
            }
        }
        return true;
    }

    private static Examples algorithmRows(Examples all) {
        int[] chosen = IntStream.range(0, all.size())
                .filter(i -> all.op()[i] == Examples.PLUS)
                .toArray();
        return new Examples(
                Arrays.stream(chosen).map(i -> all.a()[i]).toArray(),
                new byte[chosen.length],
                Arrays.stream(chosen).map(i -> all.b()[i]).toArray(),
                Arrays.stream(chosen).map(i -> all.label()[i]).toArray());
    }

    /** Measures a state. */
    public ProgressMeasures measure(Weights weights) {
        forward.load(weights);
        lookAtAllPairs();
        NeuronFrequencies frequencies = new NeuronFrequencies(waves, modulus);
        neurons.forEach(frequencies::add);
        LogitWaves found = logitWaves();
        double[][] components = found.components(frequencies.keys());
        double[] spectrum = EmbeddingSpectrum.of(weights.values(), spec.hiddenSize(), modulus, waves);
        double trig = found.trigSquares();
        return new ProgressMeasures(
                EmbeddingSpectrum.boxed(spectrum),
                EmbeddingSpectrum.gini(spectrum),
                frequencies.keys(),
                frequencies.meanExplained(),
                Math.sqrt(trig),
                Math.sqrt(Math.max(0, found.squares() - trig)),
                trig / found.squares(),
                restrictedLoss(found, components),
                excludedLoss(components));
    }

    private void lookAtAllPairs() {
        neurons.forEach(LineSums::clear);
        logits.clear();
        int rows = panel() / modulus;
        for (int a = 0; a < modulus; a += rows) {
            int first = a;
            int count = Math.min(rows, modulus - a);
            float[][] answers =
                    forward.run(allA, allB, a * modulus, count * modulus, (layer, units) -> neurons.get(layer)
                            .add(units, first, count));
            logits.add(answers, a, count);
        }
    }

    private LogitWaves logitWaves() {
        double[][] byLabel = new double[modulus][modulus];
        double squares = 0;
        for (int c = 0; c < modulus; c++) {
            double[] sums = logits.sums(0, c);
            for (int line = 0; line < modulus; line++) {
                // Lines of a difference are named b − a.
                int label = labels == LineSums.Line.SUM ? line : (modulus - line) % modulus;
                byLabel[c][label] = sums[line];
            }
            squares += logits.squares(c);
        }
        return new LogitWaves(byLabel, squares, waves);
    }

    /** Every label has P pairs, so its answer counts once. */
    private double restrictedLoss(LogitWaves found, double[][] components) {
        double sum = 0;
        for (int label = 0; label < modulus; label++) {
            for (int c = 0; c < modulus; c++) {
                row[c] = components[label][c] + found.mean(c);
            }
            sum += CrossEntropy.of(row, label, spec.loss());
        }
        return sum / modulus;
    }

    private double excludedLoss(double[][] components) {
        double sum = 0;
        for (int from = 0; from < train.size(); from += panel()) {
            int count = Math.min(panel(), train.size() - from);
            float[][] answers = forward.run(train.a(), train.b(), from, count, PairForward.NeuronSink.NONE);
            for (int p = 0; p < count; p++) {
                double[] key = components[label(from + p)];
                for (int c = 0; c < modulus; c++) {
                    row[c] = answers[c][p] - key[c];
                }
                sum += CrossEntropy.of(row, train.label()[from + p], spec.loss());
            }
        }
        return sum / train.size();
    }

    /** By the rule; a training set given from outside may say otherwise. */
    private int label(int example) {
        int sign = labels == LineSums.Line.SUM ? 1 : -1;
        return Math.floorMod(train.a()[example] + sign * train.b()[example], modulus);
    }
}
