package io.grokscape.dynamics.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;

/**
 * Where the falling D_crit(d) meets the rising D_mem(d): the star of Huang et al., Figure 1. Both are taken in distinct
 * items and joined by straight lines in log d and log D. Below the crossing's D a sweep over d shows double descent,
 * above it only a rise.
 *
 * @param hiddenSize where they meet
 * @param trainSize the D in pairs at which they meet
 * @param criticalRuns runs behind the falling curve
 * @param capacityRuns runs behind the rising one
 */
public record Crossing(
        Setting setting,
        double hiddenSize,
        double hiddenLow,
        double hiddenHigh,
        double trainSize,
        double trainLow,
        double trainHigh,
        int criticalRuns,
        int capacityRuns)
        implements Finding {
    private static final int DRAWS = 1000;
    private static final long SEED = 0x8EBC6AF09C88C6E3L;
    /** Half a 95 % interval in standard deviations. */
    private static final double HALF = 1.96;

    /** An interval may reach down to 0 items. */
    private static final double LEAST = 1;

    private record Point(double width, double low, double estimate, double high) {
        /** A log-normal draw with this interval. */
        double drawn(SplittableRandom random) {
            double sd = Math.log(high / Math.max(low, LEAST)) / (2 * HALF);
            return Math.log(estimate) + (sd > 0 ? sd * random.nextGaussian() : 0);
        }
    }

    private record Star(double logWidth, double logItems) {}

    /** One finding per algorithm setting whose critical sizes cross the capacities of the same architecture. */
    static List<Crossing> in(List<CriticalDatasetSize> critical, List<MemorisationCapacity> capacities, Memo memo) {
        Map<Setting, List<CriticalDatasetSize>> bySetting = critical.stream()
                .filter(size -> size.estimate().isPresent())
                .collect(Collectors.groupingBy(CriticalDatasetSize::setting, LinkedHashMap::new, Collectors.toList()));
        List<Crossing> found = new ArrayList<>();
        bySetting.forEach((setting, sizes) -> {
            List<MemorisationCapacity> comparable = capacities.stream()
                    .filter(capacity -> capacity.setting().sameModel(setting))
                    .toList();
            memo.of(Crossing.class, List.of(setting, sizes, comparable), () -> of(setting, sizes, comparable))
                    .ifPresent(found::add);
        });
        return found;
    }

    private static Optional<Crossing> of(
            Setting setting, List<CriticalDatasetSize> sizes, List<MemorisationCapacity> capacities) {
        TreeMap<Integer, Point> falling = falling(sizes, setting.modulus());
        TreeMap<Integer, Point> rising = rising(capacities);
        Star star = star(centres(falling), centres(rising));
        if (star == null) {
            return Optional.empty();
        }
        List<Star> stars = drawn(falling, rising);
        Interval width = Interval.ofDraws(
                stars.stream().mapToDouble(Star::logWidth).map(Math::exp).toArray());
        Interval items = Interval.ofDraws(
                stars.stream().mapToDouble(Star::logItems).map(Math::exp).toArray());
        return Optional.of(new Crossing(
                setting,
                Math.exp(star.logWidth),
                width.low(),
                width.high(),
                Items.pairs(Math.exp(star.logItems), setting.modulus()),
                Items.pairs(items.low(), setting.modulus()),
                Items.pairs(items.high(), setting.modulus()),
                sizes.stream().mapToInt(CriticalDatasetSize::runs).sum(),
                capacities.stream().mapToInt(MemorisationCapacity::seeds).sum()));
    }

    private static TreeMap<Integer, Point> falling(List<CriticalDatasetSize> sizes, int modulus) {
        TreeMap<Integer, Point> points = new TreeMap<>();
        double universe = (double) modulus * modulus;
        for (CriticalDatasetSize size : sizes) {
            points.put(
                    size.hiddenSize(),
                    new Point(
                            size.hiddenSize(),
                            Items.distinct(Math.min(size.low(), universe), modulus),
                            Items.distinct(size.estimate().orElseThrow(), modulus),
                            Items.distinct(Math.min(size.high(), universe), modulus)));
        }
        return points;
    }

    /** Of capacities measured with several budgets the largest counts: what can be remembered is what was once. */
    private static TreeMap<Integer, Point> rising(List<MemorisationCapacity> capacities) {
        TreeMap<Integer, Point> points = new TreeMap<>();
        for (MemorisationCapacity capacity : capacities) {
            if (capacity.pairs() > 0) {
                double items = capacity.distinctItems() / capacity.pairs();
                Point point = new Point(
                        capacity.hiddenSize(),
                        capacity.low() * items,
                        capacity.distinctItems(),
                        capacity.high() * items);
                points.merge(capacity.hiddenSize(), point, (a, b) -> a.estimate >= b.estimate ? a : b);
            }
        }
        return points;
    }

    private static List<Star> drawn(TreeMap<Integer, Point> falling, TreeMap<Integer, Point> rising) {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Star> stars = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            Star drawn = star(drawn(falling, random), drawn(rising, random));
            if (drawn != null) {
                stars.add(drawn);
            }
        }
        return stars;
    }

    private static TreeMap<Double, Double> centres(TreeMap<Integer, Point> points) {
        TreeMap<Double, Double> line = new TreeMap<>();
        points.values().forEach(point -> line.put(Math.log(point.width), Math.log(point.estimate)));
        return line;
    }

    private static TreeMap<Double, Double> drawn(TreeMap<Integer, Point> points, SplittableRandom random) {
        TreeMap<Double, Double> line = new TreeMap<>();
        points.values().forEach(point -> line.put(Math.log(point.width), point.drawn(random)));
        return line;
    }

    /** The first place, over the widths both lines span, where the rising one overtakes; null if there is none. */
    private static Star star(TreeMap<Double, Double> falling, TreeMap<Double, Double> rising) {
        var widths = new TreeSet<>(falling.keySet());
        widths.addAll(rising.keySet());
        Double before = null;
        for (Double width : widths) {
            OptionalDouble gap = gap(falling, rising, width);
            if (gap.isEmpty()) {
                continue;
            }
            if (before != null && gap(falling, rising, before).getAsDouble() < 0 && gap.getAsDouble() >= 0) {
                double from = gap(falling, rising, before).getAsDouble();
                double share = from / (from - gap.getAsDouble());
                double at = before + share * (width - before);
                return new Star(at, at(rising, at).getAsDouble());
            }
            before = width;
        }
        return null;
    }

    private static OptionalDouble gap(TreeMap<Double, Double> falling, TreeMap<Double, Double> rising, double width) {
        OptionalDouble f = at(falling, width);
        OptionalDouble r = at(rising, width);
        return f.isPresent() && r.isPresent()
                ? OptionalDouble.of(r.getAsDouble() - f.getAsDouble())
                : OptionalDouble.empty();
    }

    private static OptionalDouble at(TreeMap<Double, Double> line, double width) {
        var low = line.floorEntry(width);
        var high = line.ceilingEntry(width);
        if (low == null || high == null) {
            return OptionalDouble.empty();
        }
        double span = high.getKey() - low.getKey();
        double share = span == 0 ? 0 : (width - low.getKey()) / span;
        return OptionalDouble.of(low.getValue() + share * (high.getValue() - low.getValue()));
    }

    @Override
    public String kind() {
        return "crossing";
    }

    @Override
    public String which() {
        return setting.words();
    }

    @Override
    public String json() {
        return Finding.begin(kind(), setting)
                .put("hidden_size", hiddenSize)
                .raw("hidden_size_interval", new Interval(hiddenLow, hiddenHigh).json())
                .put("train_size", trainSize)
                .raw("train_size_interval", new Interval(trainLow, trainHigh).json())
                .raw(
                        "runs",
                        Runs.array(
                                new Runs(criticalRuns, setting.task(), 0, 0),
                                new Runs(capacityRuns, MemorisationCapacity.TASK, 0, 0)))
                .toString();
    }
}
