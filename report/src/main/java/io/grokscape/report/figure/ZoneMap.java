package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.Setting;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Shape;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;

/**
 * Model size against data size, each cell cut into a stripe per seed, with D_crit(d) and D_mem(d) and the star where they
 * cross: Figure 1. The two curves are what divides the plane into the zones that the theory predicts.
 */
final class ZoneMap {
    private static final int FEWEST_WIDTHS = 3;
    private static final int FEWEST_SIZES = 2;
    /** Pixels between a cell and its edge. */
    private static final double GAP = .8;

    private final StudyRecord study;
    private final Setting setting;
    private final List<Cell> cells;
    private final Frame frame;
    private final LogGrid widths;
    private final LogGrid sizes;

    private ZoneMap(StudyRecord study, Setting setting, List<Cell> cells) {
        this.study = study;
        this.setting = setting;
        this.cells = cells;
        TreeSet<Integer> byWidth = new TreeSet<>();
        TreeSet<Integer> bySize = new TreeSet<>();
        cells.forEach(cell -> {
            byWidth.add(cell.hiddenSize());
            bySize.add(cell.trainSize());
        });
        this.widths = LogGrid.of(byWidth);
        this.sizes = LogGrid.of(bySize);
        this.frame = new Frame(
                "Dynamics over model size and data size",
                subtitle(),
                widths.scale(Frame.LEFT, Frame.RIGHT),
                "hidden size d",
                sizes.scale(Frame.BOTTOM, Frame.TOP),
                "training pairs D");
    }

    /** One figure per setting with runs of at least three widths and two training-set sizes. */
    static List<Figure> of(StudyRecord study) {
        List<Figure> figures = new ArrayList<>();
        Map<Setting, List<RunRecord>> settings = study.bySetting();
        settings.forEach((setting, runs) -> {
            List<Cell> cells = Cell.of(runs.stream()
                    .filter(run -> Double.isFinite(run.finalValidationAccuracy()))
                    .toList());
            if (cells.stream().mapToInt(Cell::hiddenSize).distinct().count() >= FEWEST_WIDTHS
                    && cells.stream().mapToInt(Cell::trainSize).distinct().count() >= FEWEST_SIZES) {
                figures.add(
                        new ZoneMap(study, setting, cells).figure(setting.words(settings.keySet()), figures.size()));
            }
        });
        return figures;
    }

    private Figure figure(String words, int number) {
        List<Key> legend = new ArrayList<>();
        TreeSet<Look> looks = new TreeSet<>();
        cells.forEach(cell -> cell.runs().forEach(run -> looks.add(Look.of(run))));
        looks.forEach(look -> legend.add(Key.area(look.style() + " g-stripe", look.letter() + " " + look.word())));
        cells.forEach(cell -> new ZoneCell(
                        cell,
                        frame.x(widths.lower(cell.hiddenSize())) + GAP,
                        frame.x(widths.upper(cell.hiddenSize())) - GAP,
                        frame.y(sizes.upper(cell.trainSize())) + GAP,
                        frame.y(sizes.lower(cell.trainSize())) - GAP)
                .draw(frame));
        curve(
                Border.critical(study.findings(), setting),
                "g-edge g-open",
                "D_crit: above it half the seeds grok",
                legend);
        curve(
                Border.capacity(study.findings(), setting),
                "g-second",
                "D_mem: above it the training set is too much to memorise",
                legend);
        star(legend);
        String description = String.join(
                "; ",
                cells.stream()
                        .map(cell -> cell.words() + ": " + cell.verdicts())
                        .toList());
        return new Figure(
                "zone-map" + (number == 0 ? "" : "-" + (number + 1)),
                "Zone map: " + words,
                "Each cell is a point of the grid, cut into a stripe per seed; the letter is the verdict of most"
                        + " seeds. Where the two curves are known they divide the plane into the zones that the theory"
                        + " predicts: ungrokking below both, grokking between D_crit and D_mem, progression above D_mem."
                        + " Both axes are logarithmic.",
                List.of(frame.panel(description)),
                legend);
    }

    /** How well the two curves foretell the cells, where they are known. */
    private String subtitle() {
        return study.findings()
                .about("zone_map", setting)
                .map(finding -> finding.path("agreement"))
                .filter(JsonNode::isNumber)
                .map(share -> Words.percent(share.asDouble()) + " of runs as their zone lets expect")
                .findFirst()
                .orElse("a stripe per seed; most seeds' verdict and mean");
    }

    private void curve(Border curve, String style, String words, List<Key> legend) {
        if (curve.x().length < 2) {
            return;
        }
        Marks.band(frame, curve.x(), edged(curve.low()), edged(curve.high()), "g-map-band");
        Marks.line(frame, curve.x(), inside(curve.middle()), "g-halo");
        Marks.line(frame, curve.x(), inside(curve.middle()), style);
        legend.add(Key.line(style, words));
    }

    /** A band ends where the map does; the estimate it belongs to must lie on it. */
    private double[] edged(double[] values) {
        return Arrays.stream(values)
                .map(value -> Math.clamp(value, sizes.least(), sizes.most()))
                .toArray();
    }

    /** Beyond the map there is nothing to draw on. */
    private double[] inside(double[] values) {
        double least = sizes.least();
        double most = sizes.most();
        return Arrays.stream(values)
                .map(value -> value >= least && value <= most ? value : Double.NaN)
                .toArray();
    }

    private void star(List<Key> legend) {
        study.findings().about("crossing", setting).findFirst().ifPresent(crossing -> {
            double d = crossing.path("hidden_size").asDouble(Double.NaN);
            double size = inside(new double[] {crossing.path("train_size").asDouble(Double.NaN)})[0];
            Marks.symbol(frame, Shape.STAR, d, size, 0, 6, "g-star", "the crossing");
            legend.add(Key.symbol(Shape.STAR, "g-star", "the crossing"));
        });
    }
}
