package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.SplittableRandom;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/** Takeaways 1 and 2: how the two curves go with the width. Each is judged by the exponent of a power law in d. */
final class CurveTakeaways {
    private static final int FEWEST_WIDTHS = 3;
    private static final int DRAWS = 500;
    private static final double HALF = 1.96;
    private static final long SEED = 0x5851F42D4C957F2DL;

    private record Point(double width, double low, double value, double high) {
        double logDraw(SplittableRandom random) {
            double sd = Math.log(high / Math.max(low, 1)) / (2 * HALF);
            return Math.log(value) + (sd > 0 ? sd * random.nextGaussian() : 0);
        }
    }

    private CurveTakeaways() {}

    static Takeaway criticalSizeFalls(List<CriticalDatasetSize> critical) {
        Map<Setting, List<Point>> curves = new LinkedHashMap<>();
        Crossing.bySetting(critical)
                .forEach((setting, sizes) -> curves.put(
                        setting,
                        sizes.stream()
                                .map(size -> new Point(
                                        size.hiddenSize(),
                                        size.low(),
                                        size.estimate().orElseThrow(),
                                        size.high()))
                                .toList()));
        return Takeaway.of(
                1,
                "The larger the model, the smaller the training set from which it generalises",
                "the exponent of D_crit as a power of d is below 0, by its interval",
                cases(curves, -1));
    }

    static Takeaway capacityRises(List<MemorisationCapacity> capacities) {
        Map<Setting, List<Point>> curves = capacities.stream()
                .filter(capacity -> capacity.pairs() > 0)
                .collect(Collectors.groupingBy(
                        MemorisationCapacity::setting,
                        LinkedHashMap::new,
                        Collectors.mapping(
                                capacity -> new Point(
                                        capacity.hiddenSize(), capacity.low(), capacity.pairs(), capacity.high()),
                                Collectors.toList())));
        return Takeaway.of(
                2,
                "The larger the model, the more it can memorise",
                "the exponent of D_mem as a power of d is above 0, by its interval",
                cases(curves, 1));
    }

    private static List<Takeaway.Case> cases(Map<Setting, List<Point>> curves, int sign) {
        List<Takeaway.Case> cases = new ArrayList<>();
        curves.forEach((setting, points) -> {
            if (points.size() >= FEWEST_WIDTHS) {
                cases.add(oneCase(setting, points, sign));
            }
        });
        return cases;
    }

    private static Takeaway.Case oneCase(Setting setting, List<Point> points, int sign) {
        SimpleRegression line = new SimpleRegression();
        points.forEach(point -> line.addData(Math.log(point.width), Math.log(point.value)));
        Interval interval = exponent(points, line);
        Interval signed = sign > 0 ? interval : new Interval(-interval.high(), -interval.low());
        return new Takeaway.Case(
                Takeaway.Status.ofPositive(signed),
                new Json()
                        .put("setting", setting.words())
                        .put("exponent", line.getSlope())
                        .raw("interval", interval.json())
                        .put("widths", points.size()));
    }

    /** The wider of what the points' own intervals and their scatter about the line leave open. */
    private static Interval exponent(List<Point> points, SimpleRegression line) {
        SplittableRandom random = new SplittableRandom(SEED);
        double[] slopes = new double[DRAWS];
        for (int draw = 0; draw < DRAWS; draw++) {
            SimpleRegression drawn = new SimpleRegression();
            points.forEach(point -> drawn.addData(Math.log(point.width), point.logDraw(random)));
            slopes[draw] = drawn.getSlope();
        }
        Interval drawn = Interval.ofDraws(slopes);
        double half = new TDistribution(points.size() - 2).inverseCumulativeProbability(.975) * line.getSlopeStdErr();
        return new Interval(
                Math.min(drawn.low(), line.getSlope() - half), Math.max(drawn.high(), line.getSlope() + half));
    }
}
