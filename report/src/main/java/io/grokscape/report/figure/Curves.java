package io.grokscape.report.figure;

import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.Setting;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.TreeSet;

/**
 * Accuracy, loss and parameter norm over training, a panel per point with every seed as a line: Figures 2, 5 and 9. A study
 * with many points shows, for each dynamic, the one where most seeds show it.
 */
final class Curves {
    private static final double LEAST_LOSS = 1e-8;

    private final List<Cell> cells;
    private final SeedLines seeds;
    private final Set<Setting> settings = new LinkedHashSet<>();

    private Curves(List<Cell> cells, SeedLines seeds) {
        this.cells = cells;
        this.seeds = seeds;
        cells.forEach(cell -> settings.add(cell.setting()));
    }

    /** Three figures, if there is a finished run with a curve. */
    static List<Figure> of(StudyRecord study, RecordedStudy source) throws InterruptedException {
        List<Cell> cells = ExemplaryCells.of(study.finished());
        Curves curves = new Curves(cells, SeedLines.read(cells, source));
        return cells.isEmpty() ? List.of() : List.of(curves.accuracy(), curves.loss(), curves.norm());
    }

    private Figure accuracy() {
        return figure(
                "accuracy-over-training",
                "Accuracy over training",
                "Validation accuracy of every seed, colour and end mark its verdict, and training accuracy dashed.",
                cell -> {
                    Frame frame = frame(cell, AccuracyPanel.percentAxis(), "accuracy");
                    seeds.draw(frame, cell, "train_accuracy", true);
                    seeds.draw(frame, cell, "validation_accuracy", false);
                    return frame;
                });
    }

    private Figure loss() {
        return figure(
                "loss-over-training",
                "Loss over training",
                "Validation loss of every seed, colour and end mark its verdict, and training loss dashed;"
                        + " cross-entropy in nats on a log axis.",
                cell -> {
                    double most = seeds.values(cell, "train_loss", "validation_loss")
                            .max()
                            .orElse(10);
                    double least = seeds.values(cell, "train_loss", "validation_loss")
                            .filter(value -> value > 0)
                            .min()
                            .orElse(1);
                    Frame frame = frame(
                            cell,
                            Scale.log(
                                    Math.max(LEAST_LOSS, least),
                                    Math.max(most, LEAST_LOSS) * 1.3,
                                    Frame.BOTTOM,
                                    Frame.TOP),
                            "loss");
                    seeds.draw(frame, cell, "train_loss", true);
                    seeds.draw(frame, cell, "validation_loss", false);
                    return frame;
                });
    }

    private Figure norm() {
        return figure(
                "norm-over-training",
                "Parameter norm over training",
                "L2 norm of all parameters of every seed, colour and end mark its verdict.",
                cell -> {
                    double most = seeds.values(cell, "parameter_norm").max().orElse(1);
                    double least = seeds.values(cell, "parameter_norm").min().orElse(0);
                    double room = Math.max(most - least, .1 * most) * .06;
                    Scale y =
                            Scale.linear(Math.max(0, least - room), most + room, Frame.BOTTOM, Frame.TOP, Words::real);
                    Frame frame = frame(cell, y, "parameter norm");
                    seeds.draw(frame, cell, "parameter_norm", false);
                    return frame;
                });
    }

    private interface Drawing {
        Frame of(Cell cell);
    }

    private Figure figure(String id, String title, String caption, Drawing drawing) {
        List<Panel> panels = new ArrayList<>();
        for (Cell cell : cells) {
            panels.add(drawing.of(cell).panel(title + " of " + cell.verdicts()));
        }
        List<Key> legend = new ArrayList<>();
        Set<Look> looks = new TreeSet<>();
        cells.forEach(cell -> SeedLines.shown(cell).forEach(run -> looks.add(Look.of(run))));
        looks.forEach(look -> legend.add(Key.marked(look.shape(), look.style(), look.word())));
        if (!id.startsWith("norm")) {
            legend.add(Key.line("g-train", "training"));
        }
        return new Figure(id, title, caption + " Epochs on a log axis.", panels, legend);
    }

    private Frame frame(Cell cell, Scale y, String label) {
        double last = SeedLines.shown(cell).stream()
                .mapToDouble(run -> run.epoch() == null ? 1 : run.epoch())
                .max()
                .orElse(1);
        String task = settings.size() > 1 ? cell.setting().words(settings) + ", " : "";
        return new Frame(
                task + cell.words(),
                cell.verdicts(),
                Scale.log(1, Math.max(10, last) * 1.1, Frame.LEFT, Frame.RIGHT),
                "epoch",
                y,
                label);
    }
}
