package io.grokscape.dynamics.findings;

import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalDouble;
import java.util.SplittableRandom;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.ToDoubleFunction;

/**
 * The falling D_crit(d) and the rising D_mem(d) of one setting, both in distinct items, and what follows from them: where
 * they cross, and which zone a width and a training-set size lie in.
 *
 * @param critical one point per width at which D_crit is known
 * @param capacity one per width at which D_mem is
 */
record TwoCurves(List<Point> critical, List<Point> capacity, int modulus) {
    private static final int DRAWS = 1000;
    private static final long SEED = 0x8EBC6AF09C88C6E3L;
    /** Half a 95 % interval in standard deviations. */
    private static final double HALF = 1.96;
    /** An interval may reach down to no items, or not be known. */
    private static final double LEAST = 1;

    /**
     * A curve at one width, in items.
     *
     * @param first of D_crit: where a quarter of the seeds grok
     * @param last where three quarters do
     */
    record Point(double width, double low, double estimate, double high, double first, double last) {
        /** A log-normal draw with this interval; the estimate where there is none. */
        private double drawn(SplittableRandom random) {
            double sd = Math.log(high / Math.max(low, LEAST)) / (2 * HALF);
            return estimate * (sd > 0 ? Math.exp(sd * random.nextGaussian()) : 1);
        }
    }

    /**
     * Where the curves cross.
     *
     * @param beyond it lies beyond the widths at which one of them is known
     */
    record Star(double width, double items, boolean beyond) {}

    static TwoCurves of(List<CriticalDatasetSize> sizes, List<MemorisationCapacity> capacities, int modulus) {
        double universe = (double) modulus * modulus;
        List<Point> critical = new ArrayList<>();
        for (CriticalDatasetSize size : sizes) {
            if (size.isOnTheCurve()) {
                ToDoubleFunction<Double> items = pairs -> Items.distinct(Math.min(pairs, universe), modulus);
                critical.add(new Point(
                        size.hiddenSize(),
                        items.applyAsDouble(size.low()),
                        items.applyAsDouble(size.estimate().getAsDouble()),
                        items.applyAsDouble(size.high()),
                        items.applyAsDouble(size.transitionFrom()),
                        items.applyAsDouble(size.transitionTo())));
            }
        }
        return new TwoCurves(critical, capacity(capacities), modulus);
    }

    /** Of capacities measured with several budgets the largest counts: what was remembered once can be. */
    private static List<Point> capacity(List<MemorisationCapacity> capacities) {
        TreeMap<Double, Point> points = new TreeMap<>();
        for (MemorisationCapacity capacity : capacities) {
            if (capacity.pairs() > 0) {
                double items = capacity.distinctItems() / capacity.pairs();
                double estimate = capacity.distinctItems();
                Point point = new Point(
                        capacity.hiddenSize(),
                        capacity.low() * items,
                        estimate,
                        capacity.high() * items,
                        estimate,
                        estimate);
                points.merge(point.width, point, (a, b) -> a.estimate >= b.estimate ? a : b);
            }
        }
        return List.copyOf(points.values());
    }

    /** Whether there is anything of either curve. */
    boolean isKnown() {
        return !critical.isEmpty() && !capacity.isEmpty();
    }

    Optional<Star> star() {
        return isKnown() ? star(line(critical, Point::estimate), line(capacity, Point::estimate)) : Optional.empty();
    }

    /** Where they cross when each point is drawn from its interval; draws in which they do not are left out. */
    List<Star> drawnStars() {
        SplittableRandom random = new SplittableRandom(SEED);
        List<Star> stars = new ArrayList<>();
        for (int draw = 0; draw < DRAWS; draw++) {
            star(line(critical, p -> p.drawn(random)), line(capacity, p -> p.drawn(random)))
                    .ifPresent(stars::add);
        }
        return stars;
    }

    /** The zone of a model and a training-set size; empty where the curves do not reach. */
    Optional<Zone> zone(int hiddenSize, int trainSize) {
        double width = Math.log(hiddenSize);
        double items = Math.log(Items.distinct(trainSize, modulus));
        OptionalDouble room = capacity.isEmpty()
                ? OptionalDouble.empty()
                : line(capacity, Point::estimate).at(width);
        if (room.isPresent() && items > room.getAsDouble()) {
            return Optional.of(Zone.PROGRESSION);
        }
        if (room.isEmpty() || critical.isEmpty()) {
            return Optional.empty();
        }
        OptionalDouble first = line(critical, Point::first).at(width);
        OptionalDouble last = line(critical, Point::last).at(width);
        if (first.isEmpty() || last.isEmpty()) {
            return Optional.empty();
        }
        boolean before = items < first.getAsDouble();
        boolean after = items > last.getAsDouble();
        return Optional.of(before ? Zone.UNGROKKING : after ? Zone.GROKKING : Zone.SEMI_GROKKING);
    }

    /** The first place, over the widths both lines reach, where the rising one overtakes. */
    private static Optional<Star> star(LogLine falling, LogLine rising) {
        double from = Math.max(falling.from(), rising.from());
        double to = Math.min(falling.to(), rising.to());
        TreeSet<Double> knots = new TreeSet<>(List.of(from, to));
        for (double x : falling.x()) {
            knots.add(x);
        }
        for (double x : rising.x()) {
            knots.add(x);
        }
        double before = Double.NaN;
        double gapBefore = Double.NaN;
        for (double knot : knots.subSet(from, true, Math.max(from, to), true)) {
            double gap = gap(falling, rising, knot);
            if (gapBefore < 0 && gap >= 0) {
                double at = before + gapBefore / (gapBefore - gap) * (knot - before);
                boolean beyond = !falling.spans(at) || !rising.spans(at);
                return Optional.of(new Star(Math.exp(at), Math.exp(rising.at(at).getAsDouble()), beyond));
            }
            before = knot;
            gapBefore = gap;
        }
        return Optional.empty();
    }

    private static double gap(LogLine falling, LogLine rising, double width) {
        OptionalDouble f = falling.at(width);
        OptionalDouble r = rising.at(width);
        return f.isPresent() && r.isPresent() ? r.getAsDouble() - f.getAsDouble() : Double.NaN;
    }

    private static LogLine line(List<Point> points, ToDoubleFunction<Point> value) {
        return LogLine.of(
                points.stream().mapToDouble(Point::width).toArray(),
                points.stream().mapToDouble(value).toArray());
    }
}
