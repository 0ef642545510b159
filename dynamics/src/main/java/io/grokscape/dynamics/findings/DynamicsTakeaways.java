package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.function.Predicate;
import org.hipparchus.stat.interval.BinomialProportion;

/** Takeaways 3 and 4: the four dynamics, and the norm that tells two of them apart. */
final class DynamicsTakeaways {
    private static final int FEWEST_OF_A_KIND = 3;
    private static final double FEW_UNCLEAR = .1;
    /** Above this width progression mostly falls with recipe R, so the claim is judged up to it. */
    private static final int SMALL = 8;

    private DynamicsTakeaways() {}

    static Takeaway fourTypes(List<FinishedRun> runs) {
        Map<Dynamic, Integer> counts = new EnumMap<>(Dynamic.class);
        runs.stream()
                .filter(FinishedRun::validated)
                .flatMap(run -> run.dynamic().stream())
                .forEach(dynamic -> counts.merge(dynamic, 1, Integer::sum));
        int judged = counts.values().stream().mapToInt(Integer::intValue).sum();
        int unclear = counts.getOrDefault(Dynamic.UNDECIDED, 0);
        boolean all = List.of(Dynamic.PROGRESSION, Dynamic.UNGROKKING, Dynamic.SEMI_GROKKING, Dynamic.GROKKING).stream()
                .allMatch(dynamic -> counts.getOrDefault(dynamic, 0) >= FEWEST_OF_A_KIND);
        boolean mostlyUnclear = judged > 0
                && BinomialProportion.getWilsonScoreInterval(judged, (double) unclear / judged, .95)
                                .getLowerBound()
                        > .5;
        Json numbers = new Json().put("runs", judged);
        counts.forEach((dynamic, count) -> numbers.put(dynamic.name(), count));
        return Takeaway.of(
                3,
                "Training goes one of four ways: progression, ungrokking, semi-grokking, grokking",
                "each was seen in three runs or more, and at most a tenth of the runs fits none (is undecided)",
                List.of(new Takeaway.Case(
                        Takeaway.Status.of(all && unclear <= FEW_UNCLEAR * judged, mostlyUnclear), numbers)));
    }

    static Takeaway normDirections(List<FinishedRun> runs) {
        String small = direction(runs, run -> is(run, Dynamic.PROGRESSION) && run.hiddenSize() <= SMALL);
        String grokking = direction(runs, run -> is(run, Dynamic.GROKKING));
        Json numbers = new Json()
                .raw(
                        "progression_up_to_8",
                        json(runs, run -> is(run, Dynamic.PROGRESSION) && run.hiddenSize() <= SMALL))
                .raw("progression_wider", json(runs, run -> is(run, Dynamic.PROGRESSION) && run.hiddenSize() > SMALL))
                .raw("grokking", json(runs, run -> is(run, Dynamic.GROKKING)));
        return Takeaway.of(
                4,
                "While validation accuracy rises, the parameter norm rises in progression and falls in grokking",
                "sign tests over runs, of progression up to d = 8 and of grokking, both at 5 %",
                List.of(new Takeaway.Case(
                        Takeaway.Status.of(
                                small.equals("rises") && grokking.equals("falls"),
                                small.equals("falls") || grokking.equals("rises")),
                        numbers)));
    }

    private static boolean is(FinishedRun run, Dynamic dynamic) {
        return run.dynamic().filter(dynamic::equals).isPresent()
                && run.normChange().isPresent();
    }

    private static String direction(List<FinishedRun> runs, Predicate<FinishedRun> wanted) {
        List<FinishedRun> group = runs.stream().filter(wanted).toList();
        return group.isEmpty() ? "unclear" : NormDirection.direction(risen(group), group.size());
    }

    private static int risen(List<FinishedRun> runs) {
        return (int)
                runs.stream().filter(run -> run.normChange().getAsDouble() > 0).count();
    }

    private static String json(List<FinishedRun> runs, Predicate<FinishedRun> wanted) {
        List<FinishedRun> group = runs.stream().filter(wanted).toList();
        return new Json()
                .put("runs", group.size())
                .put("risen", risen(group))
                .put("direction", direction(runs, wanted))
                .toString();
    }
}
