package io.grokscape.report.figure;

import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Shape;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToDoubleFunction;
import java.util.stream.Collectors;

/** Final accuracies over one variable: every seed as a mark, their mean with its interval, the training accuracy's mean. */
final class AccuracyPanel {
    private static final double WIDEST_JITTER = 14;
    private static final double SEED_RADIUS = 3.6;

    private final TreeMap<Double, List<RunRecord>> points;

    private AccuracyPanel(TreeMap<Double, List<RunRecord>> points) {
        this.points = points;
    }

    static AccuracyPanel of(Collection<RunRecord> runs, ToDoubleFunction<RunRecord> variable) {
        return new AccuracyPanel(runs.stream()
                .collect(Collectors.groupingBy(variable::applyAsDouble, TreeMap::new, Collectors.toList())));
    }

    List<Double> values() {
        return List.copyOf(points.keySet());
    }

    Seeds validation(double value) {
        return Seeds.of(points.get(value).stream()
                .mapToDouble(RunRecord::finalValidationAccuracy)
                .toArray());
    }

    /** Draws into a frame with an axis of percents. */
    void draw(Frame frame) {
        double[] x = points.keySet().stream().mapToDouble(Double::doubleValue).toArray();
        List<Seeds> validation = points.keySet().stream().map(this::validation).toList();
        Marks.line(frame, x, trainMeans(), "g-train");
        Marks.band(
                frame,
                x,
                validation.stream().mapToDouble(Seeds::low).toArray(),
                validation.stream().mapToDouble(Seeds::high).toArray(),
                "g-band");
        double[] means = validation.stream().mapToDouble(Seeds::mean).toArray();
        Marks.line(frame, x, means, "g-mean");
        points.forEach((value, runs) -> seeds(frame, value, runs, room(frame, value)));
        for (int i = 0; i < x.length; i++) {
            String words = "mean %s of %d"
                    .formatted(Words.percent(means[i]), validation.get(i).values().length);
            Marks.symbol(frame, Shape.CIRCLE, x[i], means[i], 0, 3, "g-mean-mark", words);
        }
    }

    private double[] trainMeans() {
        return points.values().stream()
                .mapToDouble(runs -> Seeds.of(runs.stream()
                                .mapToDouble(RunRecord::finalTrainAccuracy)
                                .toArray())
                        .mean())
                .toArray();
    }

    private static void seeds(Frame frame, double value, List<RunRecord> runs, double room) {
        List<RunRecord> ordered = runs.stream()
                .sorted(Comparator.comparingLong(RunRecord::dataSeed))
                .toList();
        double step = ordered.size() < 2 ? 0 : Math.min(4, room / (ordered.size() - 1));
        for (int i = 0; i < ordered.size(); i++) {
            RunRecord run = ordered.get(i);
            Look look = Look.of(run);
            String words = "%s, seed %d: %s, %s"
                    .formatted(run.runId(), run.dataSeed(), Words.percent(run.finalValidationAccuracy()), look.word());
            double aside = (i - (ordered.size() - 1) / 2.0) * step;
            String style = look.style() + " g-seed";
            Marks.symbol(frame, look.shape(), value, run.finalValidationAccuracy(), aside, SEED_RADIUS, style, words);
        }
    }

    /** Pixels that a point's seeds may spread over without meeting those of its neighbours. */
    private double room(Frame frame, double value) {
        double at = frame.x(value);
        Double before = points.lowerKey(value);
        Double after = points.higherKey(value);
        double left = before == null ? WIDEST_JITTER : (at - frame.x(before)) * .6;
        double right = after == null ? WIDEST_JITTER : (frame.x(after) - at) * .6;
        return Math.min(WIDEST_JITTER, Math.min(left, right));
    }

    static Scale percentAxis() {
        return Scale.percent(Frame.BOTTOM, Frame.TOP);
    }

    /** What its marks mean. */
    static List<Key> legend(Collection<RunRecord> runs) {
        List<Key> keys = new ArrayList<>(Look.keys(runs));
        keys.add(Key.line("g-mean", "mean over seeds, validation"));
        keys.add(Key.area("g-band", "95 % interval of the mean"));
        keys.add(Key.line("g-train", "mean over seeds, training"));
        return keys;
    }

    /** In words, for those who do not see it. */
    String describe(String variable) {
        return points.keySet().stream()
                .map(value -> "%s %s: %s"
                        .formatted(
                                variable,
                                Words.count(value),
                                Words.percent(validation(value).mean())))
                .collect(Collectors.joining("; ", "Mean validation accuracy at ", "."));
    }

    Map<Double, List<RunRecord>> points() {
        return points;
    }
}
