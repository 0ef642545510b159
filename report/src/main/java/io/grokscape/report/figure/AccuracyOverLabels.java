package io.grokscape.report.figure;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.Recipe;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;

/** Accuracy on the task over the number of random labels to be memorised beside it, a panel per model. */
final class AccuracyOverLabels {
    private static final int FEWEST_AMOUNTS = 3;

    private record Model(int layers, int hiddenSize, int trainSize, boolean split, Recipe recipe) {
        static Model of(RunRecord run) {
            return new Model(run.layers(), run.hiddenSize(), run.trainSize(), run.splitFeedForward(), Recipe.of(run));
        }

        String words() {
            return "d = %d%s%s"
                    .formatted(hiddenSize, layers == 1 ? "" : ", %d layers".formatted(layers), split ? ", split" : "");
        }
    }

    private AccuracyOverLabels() {}

    /** The figure, for a study in which some model was trained beside at least three amounts of random labels. */
    static Optional<Figure> of(StudyRecord study) {
        Map<Model, List<RunRecord>> models = study.finished().stream()
                .filter(run -> run.task().equals("add+memorise") && Double.isFinite(run.finalValidationAccuracy()))
                .collect(Collectors.groupingBy(Model::of, LinkedHashMap::new, Collectors.toList()));
        models.values().removeIf(runs -> amounts(runs).size() < FEWEST_AMOUNTS);
        if (models.isEmpty()) {
            return Optional.empty();
        }
        List<Panel> panels = new ArrayList<>();
        models.forEach((model, runs) -> panels.add(panel(model, runs)));
        return Optional.of(new Figure(
                "accuracy-over-labels",
                "Accuracy over the number of random labels",
                "Final accuracy on the algorithm task over the number M of random labels that must be memorised beside"
                        + " it, a panel per model.",
                panels,
                AccuracyPanel.legend(
                        models.values().stream().flatMap(List::stream).toList())));
    }

    private static List<Integer> amounts(List<RunRecord> runs) {
        return runs.stream().map(RunRecord::memoriseSize).distinct().toList();
    }

    private static Panel panel(Model model, List<RunRecord> runs) {
        AccuracyPanel accuracy = AccuracyPanel.of(runs, RunRecord::memoriseSize);
        Frame frame = new Frame(
                model.words(),
                "D = " + Words.count(model.trainSize),
                Scale.linearAt(amounts(runs), Frame.LEFT, Frame.RIGHT),
                "random labels M",
                AccuracyPanel.percentAxis(),
                "final accuracy");
        accuracy.draw(frame);
        return frame.panel(accuracy.describe("M ="));
    }
}
