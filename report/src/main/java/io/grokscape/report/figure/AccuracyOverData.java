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

/** Final validation accuracy over training-set size, a panel per width, D_crit marked: Figure 3. */
final class AccuracyOverData {
    private static final int FEWEST_SIZES = 4;

    private AccuracyOverData() {}

    /** One figure per setting with runs of at least four training-set sizes at some width. */
    static List<Figure> of(StudyRecord study) {
        List<Figure> figures = new ArrayList<>();
        Map<Setting, List<RunRecord>> settings = study.bySetting();
        settings.forEach((setting, runs) -> {
            TreeMap<Integer, List<RunRecord>> byWidth = new TreeMap<>(runs.stream()
                    .filter(run -> Double.isFinite(run.finalValidationAccuracy()))
                    .collect(Collectors.groupingBy(RunRecord::hiddenSize)));
            byWidth.values()
                    .removeIf(group -> group.stream()
                                    .mapToInt(RunRecord::trainSize)
                                    .distinct()
                                    .count()
                            < FEWEST_SIZES);
            if (!byWidth.isEmpty()) {
                List<JsonNode> critical =
                        study.findings().about("critical_dataset_size", setting).toList();
                figures.add(figure(setting.words(settings.keySet()), byWidth, critical, figures.size()));
            }
        });
        return figures;
    }

    private static Figure figure(
            String words, TreeMap<Integer, List<RunRecord>> byWidth, List<JsonNode> critical, int number) {
        List<RunRecord> all = byWidth.values().stream().flatMap(List::stream).toList();
        List<Integer> sizes = all.stream().map(RunRecord::trainSize).distinct().toList();
        List<Panel> panels = new ArrayList<>();
        byWidth.forEach((width, runs) -> panels.add(panel(
                width,
                runs,
                sizes,
                critical.stream()
                        .filter(finding -> finding.path("hidden_size").asInt() == width)
                        .findFirst())));
        CriticalSizes.panel(critical).ifPresent(panels::add);
        List<Key> legend = new ArrayList<>(AccuracyPanel.legend(all));
        legend.add(Key.line("g-edge", "D_crit: half the seeds grok"));
        legend.add(Key.area("g-second-band", "its 95 % interval"));
        return new Figure(
                "accuracy-over-data" + (number == 0 ? "" : "-" + (number + 1)),
                "Accuracy over data size: " + words,
                "Final accuracy over training-set size D, a panel per hidden size d. D_crit is the midpoint of a logistic in"
                        + " log D through the outcome of every seed.",
                panels,
                legend);
    }

    private static Panel panel(int width, List<RunRecord> runs, List<Integer> sizes, Optional<JsonNode> critical) {
        AccuracyPanel accuracy = AccuracyPanel.of(runs, RunRecord::trainSize);
        String words = critical.map(CriticalSizes::words).orElse("D_crit not determined");
        Frame frame = new Frame(
                "d = " + width,
                words,
                Scale.linearAt(sizes, Frame.LEFT, Frame.RIGHT),
                "training pairs D",
                AccuracyPanel.percentAxis(),
                "final accuracy");
        critical.filter(finding -> finding.path("critical_dataset_size").isNumber())
                .ifPresent(finding -> {
                    Marks.span(
                            frame,
                            finding.at("/interval/0").asDouble(),
                            finding.at("/interval/1").asDouble(),
                            "g-second-band");
                    Marks.upright(frame, finding.path("critical_dataset_size").asDouble(), "g-edge");
                });
        accuracy.draw(frame);
        return frame.panel(accuracy.describe("D =") + " " + words + ".");
    }
}
