package io.grokscape.dynamics;

import java.util.Arrays;
import java.util.Optional;
import java.util.stream.IntStream;

/**
 * Epoch-wise double descent (Nakkiran et al., 1912.02292): validation loss rises well above its first minimum while the
 * model memorises, and falls well below it when it generalises.
 *
 * <p>The loss of a run that only memorises rises, and wanders up there by several nats from log to log, but it never comes
 * back below where it started. So a return counts only below the first minimum, and only if the run ends there. On these
 * tasks the first descent is short: an untrained model's loss is that of guessing already.
 *
 * @param firstEpoch where the first minimum lies
 * @param first validation loss there, in nats
 * @param peakEpoch where the loss was highest
 * @param peak validation loss there
 * @param returnEpoch first epoch after the peak at which the loss is below the first minimum
 * @param last median validation loss over the final window
 */
public record LossDescent(int firstEpoch, double first, int peakEpoch, double peak, int returnEpoch, double last) {
    /** Nats by which the loss must rise, and in the end lie below its first minimum. */
    private static final double CLEAR = .5;

    /** Empty if the loss does not descend twice. */
    static Optional<LossDescent> of(Curve curve, VerdictRules rules) {
        int[] rows = IntStream.range(0, curve.size())
                .filter(row -> Double.isFinite(curve.validationLoss(row)))
                .toArray();
        if (rows.length < rules.fewestRows()) {
            return Optional.empty();
        }
        double[] loss = smoothed(curve, rows);
        int peak = highest(loss);
        int first = lowest(loss, 0, peak + 1);
        double last = last(curve, rows, rules.window());
        if (loss[peak] - loss[first] < CLEAR || loss[first] - last < CLEAR) {
            return Optional.empty();
        }
        int returned = peak;
        while (returned < loss.length - 1 && loss[returned] >= loss[first]) {
            returned++;
        }
        return Optional.of(new LossDescent(
                curve.epoch(rows[first]),
                loss[first],
                curve.epoch(rows[peak]),
                loss[peak],
                curve.epoch(rows[returned]),
                last));
    }

    /** Medians of three neighbours: single spikes are routine. */
    private static double[] smoothed(Curve curve, int[] rows) {
        double[] loss = new double[rows.length];
        for (int i = 0; i < rows.length; i++) {
            double before = curve.validationLoss(rows[Math.max(0, i - 1)]);
            double here = curve.validationLoss(rows[i]);
            double after = curve.validationLoss(rows[Math.min(rows.length - 1, i + 1)]);
            loss[i] = Math.max(Math.min(before, here), Math.min(Math.max(before, here), after));
        }
        return loss;
    }

    private static double last(Curve curve, int[] rows, double window) {
        double from = window * curve.epoch(rows[rows.length - 1]) - 1e-6;
        double[] tail = Arrays.stream(rows)
                .filter(row -> curve.epoch(row) >= from)
                .mapToDouble(curve::validationLoss)
                .sorted()
                .toArray();
        return (tail[tail.length / 2] + tail[(tail.length - 1) / 2]) / 2;
    }

    private static int highest(double[] loss) {
        return IntStream.range(0, loss.length).reduce(0, (a, b) -> loss[b] > loss[a] ? b : a);
    }

    private static int lowest(double[] loss, int from, int to) {
        return IntStream.range(from, to).reduce(from, (a, b) -> loss[b] < loss[a] ? b : a);
    }

    /** The numbers as a JSON object. */
    public String json() {
        return new Json()
                .put("first_epoch", firstEpoch)
                .put("first_minimum", first)
                .put("peak_epoch", peakEpoch)
                .put("peak", peak)
                .put("return_epoch", returnEpoch)
                .put("last", last)
                .toString();
    }
}
