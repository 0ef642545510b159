package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;

/** Takeaways 5 and 6: what makes double descent, and what makes it deeper. */
final class DescentTakeaways {
    private static final Set<Dynamic> BEFORE = Set.of(Dynamic.PROGRESSION, Dynamic.STALLED);
    private static final Set<Dynamic> DIP = Set.of(Dynamic.UNGROKKING, Dynamic.STALLED);
    private static final Set<Dynamic> AFTER = Set.of(Dynamic.GROKKING, Dynamic.SEMI_GROKKING);
    private static final double HALF = 1.96;

    private DescentTakeaways() {}

    static Takeaway cause(List<DoubleDescent> descents, List<FinishedRun> runs) {
        List<Takeaway.Case> cases = new ArrayList<>();
        for (DoubleDescent descent : descents) {
            if (descent.detected()) {
                cases.add(cause(descent, runs));
            }
        }
        return Takeaway.of(
                5,
                "Double descent comes of going from progression through ungrokking to grokking as models grow",
                "at every D with double descent, most runs before the dip progress (or stall), most in it memorise (or stall) and "
                        + "some of those ungrok, and most after it grok, in part or whole",
                cases);
    }

    private static Takeaway.Case cause(DoubleDescent descent, List<FinishedRun> runs) {
        double before = share(descent, runs, List.of(descent.before()), BEFORE);
        double dip = share(descent, runs, descent.dipWidths(), DIP);
        double memorised = share(descent, runs, descent.dipWidths(), Set.of(Dynamic.UNGROKKING));
        double after = share(descent, runs, List.of(descent.after()), AFTER);
        boolean known = !Double.isNaN(before + dip + after);
        boolean asSaid = before >= .5 && dip >= .5 && memorised > 0 && after >= .5;
        return new Takeaway.Case(
                Takeaway.Status.of(known && asSaid, known && !asSaid),
                new Json()
                        .put("setting", descent.setting().words())
                        .put("train_size", descent.trainSize())
                        .put("progressing_before", before)
                        .put("memorising_in_the_dip", dip)
                        .put("ungrokking_in_the_dip", memorised)
                        .put("grokking_after", after));
    }

    /** Of the judged runs at those widths, those with one of the dynamics; NaN if none is judged. */
    private static double share(
            DoubleDescent descent, List<FinishedRun> runs, List<Integer> widths, Set<Dynamic> wanted) {
        return runs.stream()
                .filter(run -> run.setting().equals(descent.setting())
                        && run.trainSize() == descent.trainSize()
                        && widths.contains(run.hiddenSize()))
                .flatMap(run -> run.dynamic().stream())
                .mapToInt(dynamic -> wanted.contains(dynamic) ? 1 : 0)
                .average()
                .orElse(Double.NaN);
    }

    static Takeaway harderTask(List<FinishedRun> runs, Memo memo) {
        Map<Sweep, List<FinishedRun>> sweeps = runs.stream()
                .filter(FinishedRun::validated)
                .collect(Collectors.groupingBy(
                        run -> new Sweep(run.setting(), run.trainSize(), List.of()),
                        LinkedHashMap::new,
                        Collectors.toList()));
        List<Takeaway.Case> cases = new ArrayList<>();
        sweeps.forEach((sweep, harder) -> {
            Setting s = sweep.setting();
            if (s.task().equals("square-sum")) {
                Setting add = new Setting(
                        "add", s.modulus(), s.layers(), s.memoriseSize(), s.splitFeedForward(), s.budget(), s.recipe());
                List<FinishedRun> easier = sweeps.getOrDefault(new Sweep(add, sweep.trainSize(), List.of()), List.of());
                Set<Integer> both = repeatedWidths(harder);
                both.retainAll(repeatedWidths(easier));
                at(both, harder, memo)
                        .ifPresent(deeper ->
                                cases.add(harder(deeper, at(both, easier, memo).orElseThrow())));
            }
        });
        return Takeaway.of(
                6,
                "A task that is harder to generalise makes double descent more prominent",
                "(a+b)² shows double descent with a deeper dip than a+b at the same D and widths, by the interval of the "
                        + "difference; a shallower one counts only if (a+b)² generalises at the largest width",
                cases);
    }

    /** A single seed has no scatter to judge by. */
    private static Set<Integer> repeatedWidths(List<FinishedRun> runs) {
        Map<Integer, Long> seeds =
                runs.stream().collect(Collectors.groupingBy(FinishedRun::hiddenSize, Collectors.counting()));
        return seeds.keySet().stream()
                .filter(width -> seeds.get(width) > 1)
                .collect(Collectors.toCollection(TreeSet::new));
    }

    private static Optional<DoubleDescent> at(Set<Integer> widths, List<FinishedRun> runs, Memo memo) {
        List<FinishedRun> those =
                runs.stream().filter(run -> widths.contains(run.hiddenSize())).toList();
        return DoubleDescent.in(those, memo).stream().findFirst();
    }

    private static Takeaway.Case harder(DoubleDescent harder, DoubleDescent easier) {
        double difference = harder.dipDepth() - easier.dipDepth();
        double half = HALF * Math.hypot(error(harder), error(easier));
        Interval interval = new Interval(difference - half, difference + half);
        boolean whole = harder.means().getLast() >= .5;
        return new Takeaway.Case(
                Takeaway.Status.of(interval.low() > 0 && harder.detected(), interval.high() < 0 && whole),
                new Json()
                        .put("setting", harder.setting().words())
                        .put("train_size", harder.trainSize())
                        .raw("widths", Json.integers(harder.widths()))
                        .put("detected", harder.detected())
                        .put("dip_depth", harder.dipDepth())
                        .put("dip_depth_of_add", easier.dipDepth())
                        .put("difference", difference)
                        .raw("interval", interval.json()));
    }

    private static double error(DoubleDescent descent) {
        return (descent.dipHigh() - descent.dipLow()) / (2 * HALF);
    }
}
