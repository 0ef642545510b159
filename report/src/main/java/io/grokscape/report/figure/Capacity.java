package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.finding.StudyRecord;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.svg.Figure;
import io.grokscape.report.svg.Figure.Key;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Shape;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.DoubleStream;

/** What models of each width can remember of random labels: Figure 4. */
final class Capacity {
    private static final String TASK = "memorise";

    private Capacity() {}

    /** The figure, for a study with capacities of at least two widths. */
    static Optional<Figure> of(StudyRecord study) {
        List<JsonNode> found = study.findings().of("memorisation_capacity").stream()
                .filter(finding -> finding.path("capacity").asDouble() > 0)
                .sorted(Comparator.comparingInt(
                        finding -> finding.path("hidden_size").asInt()))
                .toList();
        long widths = found.stream()
                .map(finding -> finding.path("hidden_size").asInt())
                .distinct()
                .count();
        if (widths < 2) {
            return Optional.empty();
        }
        List<RunRecord> runs =
                study.finished().stream().filter(run -> run.task().equals(TASK)).toList();
        return Optional.of(new Figure(
                "capacity",
                "Memorisation capacity over model size",
                "Pairs with random labels that a model answers rightly beyond chance, within its budget of epochs: every seed"
                        + " as a mark, their mean with its 95 % interval. (a, b) and (b, a) share a label, so fewer distinct"
                        + " items are remembered than pairs.",
                List.of(pairs(found, runs), bits(found)),
                List.of(
                        Key.symbol(Shape.PLUS, "g-seed", "a seed"),
                        Key.line("g-mean", "mean over seeds, pairs"),
                        Key.area("g-band", "95 % interval of the mean"),
                        Key.line("g-second", "distinct items"))));
    }

    private static double[] widths(List<JsonNode> found) {
        return found.stream()
                .mapToDouble(one -> one.path("hidden_size").asDouble())
                .toArray();
    }

    private static Scale widthAxis(List<JsonNode> found) {
        return Scale.logAt(
                found.stream().map(one -> one.path("hidden_size").asInt()).toList(), Frame.LEFT, Frame.RIGHT);
    }

    private static Panel pairs(List<JsonNode> found, List<RunRecord> runs) {
        double[] x = widths(found);
        double[] y = CriticalSizes.values(found, "/capacity");
        double[] items = CriticalSizes.values(found, "/distinct_items");
        double least = DoubleStream.concat(DoubleStream.of(y), DoubleStream.of(items))
                .filter(v -> v > 0)
                .min()
                .orElse(1);
        double most = DoubleStream.of(y).max().orElse(1);
        Frame frame = new Frame(
                "D_mem over d",
                "random labels, chance removed",
                widthAxis(found),
                "hidden size d",
                Scale.log(least / 1.4, most * 1.4, Frame.BOTTOM, Frame.TOP),
                "remembered");
        Marks.band(
                frame,
                x,
                CriticalSizes.values(found, "/interval/0"),
                CriticalSizes.values(found, "/interval/1"),
                "g-band");
        Marks.line(frame, x, items, "g-second");
        Marks.line(frame, x, y, "g-mean");
        for (RunRecord run : runs) {
            double chance = 1.0 / run.modulus();
            double remembered = Math.max(0, (run.finalTrainAccuracy() - chance) / (1 - chance)) * run.trainSize();
            String words = "%s, seed %d: %s pairs".formatted(run.runId(), run.dataSeed(), Words.count(remembered));
            Marks.symbol(frame, Shape.PLUS, run.hiddenSize(), remembered, 0, 3.6, "g-seed", words);
        }
        for (int i = 0; i < x.length; i++) {
            Marks.symbol(frame, Shape.CIRCLE, x[i], y[i], 0, 3, "g-mean-mark", words(found.get(i)));
        }
        return frame.panel(String.join(
                "; ",
                found.stream()
                        .map(one ->
                                "d = %d: %s".formatted(one.path("hidden_size").asInt(), words(one)))
                        .toList()));
    }

    private static Panel bits(List<JsonNode> found) {
        double[] x = widths(found);
        double[] y = CriticalSizes.values(found, "/bits_per_parameter");
        double most = DoubleStream.of(y).filter(Double::isFinite).max().orElse(1);
        Frame frame = new Frame(
                "Bits per parameter",
                "distinct items × log₂ P, over the weights",
                widthAxis(found),
                "hidden size d",
                Scale.linear(0, most * 1.15, Frame.BOTTOM, Frame.TOP, Words::real),
                "bits per parameter");
        Marks.line(frame, x, y, "g-mean");
        for (int i = 0; i < x.length; i++) {
            Marks.symbol(frame, Shape.CIRCLE, x[i], y[i], 0, 3, "g-mean-mark", Words.real(y[i]));
        }
        return frame.panel("Bits per parameter between %s and %s."
                .formatted(
                        Words.real(DoubleStream.of(y)
                                .filter(Double::isFinite)
                                .min()
                                .orElse(0)),
                        Words.real(most)));
    }

    /** Such as {@code 1,879 pairs (1,790 to 1,950)}. */
    private static String words(JsonNode finding) {
        return "%s%s pairs (%s to %s)"
                .formatted(
                        finding.path("lower_bound").asBoolean() ? "at least " : "",
                        Words.count(finding.path("capacity").asDouble()),
                        Words.count(finding.at("/interval/0").asDouble()),
                        Words.count(finding.at("/interval/1").asDouble()));
    }
}
