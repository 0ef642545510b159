package io.grokscape.report.figure;

import com.fasterxml.jackson.databind.JsonNode;
import io.grokscape.report.svg.Frame;
import io.grokscape.report.svg.Marks;
import io.grokscape.report.svg.Panel;
import io.grokscape.report.svg.Scale;
import io.grokscape.report.svg.Shape;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;

/** D_crit over hidden size, from the findings of that kind. */
public final class CriticalSizes {
    private CriticalSizes() {}

    /**
     * The estimates there are, by rising width. Where the runs that failed did not know their training set, generalising
     * competed with nothing, and the number is no point of the falling curve.
     */
    public static List<JsonNode> estimated(List<JsonNode> findings) {
        return findings.stream()
                .filter(finding -> finding.path("critical_dataset_size").isNumber())
                .filter(finding -> finding.path("memorises").asBoolean(true))
                .sorted(Comparator.comparingInt(
                        finding -> finding.path("hidden_size").asInt()))
                .toList();
    }

    static Optional<Panel> panel(List<JsonNode> findings) {
        List<JsonNode> estimated = estimated(findings);
        if (estimated.size() < 2) {
            return Optional.empty();
        }
        double[] x = estimated.stream()
                .mapToDouble(one -> one.path("hidden_size").asDouble())
                .toArray();
        double[] y = values(estimated, "/critical_dataset_size");
        double[] low = values(estimated, "/interval/0");
        double[] high = values(estimated, "/interval/1");
        double least = Stream.of(y, low)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .min()
                .orElse(1);
        double most = Stream.of(y, high)
                .flatMapToDouble(Arrays::stream)
                .filter(Double::isFinite)
                .max()
                .orElse(1);
        double room = Math.max(most - least, most * .1) * .08;
        Frame frame = new Frame(
                "D_crit over d",
                "with 95 % intervals",
                Scale.logAt(
                        estimated.stream()
                                .map(one -> one.path("hidden_size").asInt())
                                .toList(),
                        Frame.LEFT,
                        Frame.RIGHT),
                "hidden size d",
                Scale.linear(Math.max(0, least - room), most + room, Frame.BOTTOM, Frame.TOP, Words::count),
                "training pairs D");
        Marks.band(frame, x, low, high, "g-second-band");
        Marks.line(frame, x, y, "g-edge g-open");
        for (int i = 0; i < x.length; i++) {
            Marks.whisker(frame, x[i], low[i], high[i], "g-interval");
            Marks.symbol(frame, Shape.CIRCLE, x[i], y[i], 0, 3.4, "g-mean-mark", words(estimated.get(i)));
        }
        return Optional.of(frame.panel("D_crit over d. "
                + String.join(
                        "; ",
                        estimated.stream()
                                .map(one -> "d = %d: %s"
                                        .formatted(one.path("hidden_size").asInt(), words(one)))
                                .toList())
                + "."));
    }

    /** NaN for what is missing. */
    static double[] values(List<JsonNode> findings, String pointer) {
        return findings.stream()
                .map(finding -> finding.at(pointer))
                .mapToDouble(value -> value.isNumber() ? value.asDouble() : Double.NaN)
                .toArray();
    }

    /** Such as {@code D_crit 2,240 (2,110 to 2,390)}, or between which bounds it lies. */
    public static String words(JsonNode finding) {
        JsonNode estimate = finding.path("critical_dataset_size");
        if (estimate.isNumber()) {
            return "D_crit %s (%s to %s)"
                    .formatted(
                            Words.count(estimate.asDouble()),
                            Words.count(finding.at("/interval/0").asDouble()),
                            Words.count(finding.at("/interval/1").asDouble()));
        }
        boolean below = finding.path("below").isNumber();
        boolean above = finding.path("above").isNumber();
        String least = Words.count(finding.path("above").asDouble());
        String most = Words.count(finding.path("below").asDouble());
        if (below && above) {
            return "D_crit not determined, between %s and %s".formatted(least, most);
        }
        return below ? "D_crit below " + most : above ? "D_crit above " + least : "D_crit not determined";
    }
}
