package io.grokscape.report.figure;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Shape;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Accuracy over parameters with and without random labels to be memorised beside the task, and with a feed-forward layer
 * split between the two: Figures 8 and 10. The best of the seeds is what the paper reports, the mean what one run expects.
 */
final class Emergence {
    private record Mix(int trainSize, int memoriseSize, boolean split) implements Comparable<Mix> {
        @Override
        public int compareTo(Mix other) {
            return Comparator.comparingInt(Mix::trainSize)
                    .thenComparingInt(Mix::memoriseSize)
                    .thenComparing(Mix::split)
                    .compare(this, other);
        }

        String words() {
            String labels = memoriseSize == 0 ? "no random labels" : "M = " + Words.count(memoriseSize);
            return labels + (split ? ", split feed-forward" : "");
        }
    }

    private Emergence() {}

    /** The figure, for a study with runs that had random labels to memorise beside their task. */
    static Optional<Figure> of(StudyRecord study) {
        List<RunRecord> runs = study.finished().stream()
                .filter(run -> run.task().equals("add+memorise") && Double.isFinite(run.finalValidationAccuracy()))
                .toList();
        if (runs.stream().noneMatch(run -> run.memoriseSize() > 0)) {
            return Optional.empty();
        }
        TreeMap<Mix, List<RunRecord>> mixes = runs.stream()
                .collect(Collectors.groupingBy(
                        run -> new Mix(run.trainSize(), run.memoriseSize(), run.splitFeedForward()),
                        TreeMap::new,
                        Collectors.toList()));
        List<Long> sizes = runs.stream().map(RunRecord::parameters).distinct().toList();
        List<Panel> panels = new ArrayList<>();
        mixes.forEach((mix, group) -> panels.add(panel(mix, group, sizes)));
        List<Key> legend = new ArrayList<>(AccuracyPanel.legend(runs));
        legend.add(Key.line("g-second", "best of the seeds, validation"));
        return Optional.of(new Figure(
                "emergence",
                "Emergence: accuracy over parameters",
                "Final accuracy on the algorithm task over the number of parameters (log axis), a panel per amount M of random"
                        + " labels that must be memorised beside it. Parameters are weights without MLP biases.",
                panels,
                legend));
    }

    private static Panel panel(Mix mix, List<RunRecord> runs, List<Long> sizes) {
        AccuracyPanel accuracy = AccuracyPanel.of(runs, RunRecord::parameters);
        double[] x = accuracy.values().stream().mapToDouble(Double::doubleValue).toArray();
        double[] best = accuracy.values().stream()
                .mapToDouble(value -> accuracy.validation(value).max())
                .toArray();
        Frame frame = new Frame(
                mix.words(),
                "D = " + Words.count(mix.trainSize),
                parameterAxis(sizes),
                "parameters",
                AccuracyPanel.percentAxis(),
                "final accuracy");
        accuracy.draw(frame);
        Marks.line(frame, x, best, "g-second");
        for (int i = 0; i < x.length; i++) {
            Marks.symbol(
                    frame, Shape.DIAMOND, x[i], best[i], 0, 2.6, "g-second-mark", "best " + Words.percent(best[i]));
        }
        return frame.panel(accuracy.describe("parameters"));
    }

    private static Scale parameterAxis(List<Long> sizes) {
        double least = sizes.stream().mapToLong(Long::longValue).min().orElse(1);
        double most = sizes.stream().mapToLong(Long::longValue).max().orElse(1);
        double room = Math.pow(Math.max(most / least, 2), .08);
        return Scale.log(least / room, most * room, Frame.LEFT, Frame.RIGHT);
    }
}
