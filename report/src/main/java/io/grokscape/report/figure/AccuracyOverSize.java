package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/** Final validation accuracy over hidden size, a panel per training-set size, the dip marked: Figures 6 and 7. */
final class AccuracyOverSize {
    private static final int FEWEST_WIDTHS = 3;
    private static final int MOST_PANELS = 6;

    private AccuracyOverSize() {}

    /** One figure per setting with runs of at least three widths at some D. */
    static List<Figure> of(StudyRecord study) {
        List<Figure> figures = new ArrayList<>();
        Map<Setting, List<RunRecord>> settings = study.bySetting();
        settings.forEach((setting, runs) -> {
            List<RunRecord> validated = runs.stream()
                    .filter(run -> Double.isFinite(run.finalValidationAccuracy()))
                    .filter(run -> !run.task().equals("add+memorise")) // Emergence draws it
                    .toList();
            TreeMap<Integer, List<RunRecord>> bySize =
                    new TreeMap<>(validated.stream().collect(Collectors.groupingBy(RunRecord::trainSize)));
            bySize.values().removeIf(group -> widths(group) < FEWEST_WIDTHS);
            boolean rather = bySize.size() <= Math.max(MOST_PANELS, widths(validated));
            if (!bySize.isEmpty() && rather) {
                figures.add(figure(study, setting, setting.words(settings.keySet()), bySize, figures.size()));
            }
        });
        return figures;
    }

    private static long widths(List<RunRecord> runs) {
        return runs.stream().mapToInt(RunRecord::hiddenSize).distinct().count();
    }

    private static Figure figure(
            StudyRecord study, Setting setting, String words, TreeMap<Integer, List<RunRecord>> bySize, int number) {
        List<RunRecord> all = bySize.values().stream().flatMap(List::stream).toList();
        List<Integer> widths =
                all.stream().map(RunRecord::hiddenSize).distinct().toList();
        List<Panel> panels = new ArrayList<>();
        bySize.forEach((size, runs) -> {
            Optional<JsonNode> dip = study.findings()
                    .about("double_descent", setting)
                    .filter(finding -> finding.path("train_size").asInt() == size)
                    .findFirst();
            panels.add(panel(size, runs, widths, dip));
        });
        List<Key> legend = new ArrayList<>(AccuracyPanel.legend(all));
        legend.add(Key.area("g-dip", "widths of the dip, where there is one"));
        return new Figure(
                "accuracy-over-size" + (number == 0 ? "" : "-" + (number + 1)),
                "Accuracy over model size: " + words,
                "Final accuracy over hidden size d (log axis), a panel per training-set size D. Every seed is a mark whose"
                        + " shape and colour are its verdict; final means the median over the last tenth of the epochs."
                        + " The test for a fall and rise is calibrated on monotone sweeps.",
                panels,
                legend);
    }

    private static Panel panel(int size, List<RunRecord> runs, List<Integer> widths, Optional<JsonNode> dip) {
        AccuracyPanel accuracy = AccuracyPanel.of(runs, RunRecord::hiddenSize);
        String result = dip.map(DipWords::of).orElse("not tested");
        Frame frame = new Frame(
                "D = " + Words.count(size),
                result,
                Scale.logAt(widths, Frame.LEFT, Frame.RIGHT),
                "hidden size d",
                AccuracyPanel.percentAxis(),
                "final accuracy");
        dip.filter(DipWords::detected).ifPresent(finding -> markDip(frame, finding, accuracy.values()));
        accuracy.draw(frame);
        return frame.panel(accuracy.describe("d =") + " Test: " + result + ".");
    }

    /** From half-way to the neighbours on either side: a dip may be one width. */
    private static void markDip(Frame frame, JsonNode finding, List<Double> tested) {
        List<Double> dip = new ArrayList<>();
        finding.path("widths").forEach(width -> dip.add(width.asDouble()));
        int first = tested.indexOf(dip.isEmpty() ? null : dip.getFirst());
        int last = tested.indexOf(dip.isEmpty() ? null : dip.getLast());
        if (first < 0 || last < 0) {
            return;
        }
        double from = Math.sqrt(tested.get(first) * tested.get(Math.max(0, first - 1)));
        double to = Math.sqrt(tested.get(last) * tested.get(Math.min(tested.size() - 1, last + 1)));
        Marks.span(frame, from, to, "g-dip");
    }
}
