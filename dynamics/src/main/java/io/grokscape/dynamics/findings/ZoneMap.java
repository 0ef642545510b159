package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * The dynamics of every width and training-set size that was tried (Huang et al., Figure 1), beside the zone that the two
 * curves put it in. The curves are those of the same runs: how well they agree with the map is a check of the framework,
 * not a prediction ({@link Prediction} is).
 */
public record ZoneMap(Setting setting, List<Cell> cells, int capacityRuns) implements SettingFinding {

    /**
     * One width and training-set size.
     *
     * @param dynamics runs by verdict; those without one are not in it
     * @param failed among them
     * @param mean final validation accuracy of those that did not fail
     * @param zone by the two curves; empty where they do not reach
     * @param asExpected runs whose dynamic is one that the zone leads to expect
     */
    public record Cell(
            int hiddenSize,
            int trainSize,
            int runs,
            Map<Dynamic, Integer> dynamics,
            int failed,
            double mean,
            Optional<Zone> zone,
            int asExpected) {

        static Cell of(int hiddenSize, int trainSize, List<FinishedRun> runs, Optional<Zone> zone) {
            Map<Dynamic, Integer> dynamics = new EnumMap<>(Dynamic.class);
            runs.forEach(run -> run.dynamic().ifPresent(dynamic -> dynamics.merge(dynamic, 1, Integer::sum)));
            return new Cell(
                    hiddenSize,
                    trainSize,
                    runs.size(),
                    dynamics,
                    dynamics.getOrDefault(Dynamic.FAILED, 0),
                    runs.stream()
                            .filter(FinishedRun::validated)
                            .mapToDouble(FinishedRun::validationAccuracy)
                            .average()
                            .orElse(Double.NaN),
                    zone,
                    zone.map(expected -> dynamics.entrySet().stream()
                                    .filter(entry -> expected.expects(entry.getKey()))
                                    .mapToInt(Map.Entry::getValue)
                                    .sum())
                            .orElse(0));
        }

        String json() {
            Json counts = new Json();
            dynamics.forEach((dynamic, count) -> counts.put(dynamic.name(), count));
            return new Json()
                    .put("hidden_size", hiddenSize)
                    .put("train_size", trainSize)
                    .put("runs", runs)
                    .raw("dynamics", counts.toString())
                    .put("failed", failed)
                    .put("validation_mean", mean)
                    .put("zone", zone.map(Enum::name).orElse(null))
                    .put("as_expected", zone.isPresent() ? asExpected : Double.NaN)
                    .toString();
        }

        private int withVerdict() {
            return dynamics.values().stream().mapToInt(Integer::intValue).sum() - failed;
        }
    }

    /** One finding per setting of an algorithm task. */
    static List<ZoneMap> in(
            List<FinishedRun> runs, List<CriticalDatasetSize> critical, List<MemorisationCapacity> capacities) {
        Map<Setting, List<CriticalDatasetSize>> known = Crossing.bySetting(critical);
        Map<Setting, List<FinishedRun>> bySetting = runs.stream()
                .filter(run -> !run.task().equals(MemorisationCapacity.TASK))
                .collect(Collectors.groupingBy(FinishedRun::setting, LinkedHashMap::new, Collectors.toList()));
        List<ZoneMap> found = new ArrayList<>();
        bySetting.forEach((setting, group) -> {
            List<MemorisationCapacity> comparable = Crossing.comparable(setting, capacities);
            TwoCurves curves = TwoCurves.of(known.getOrDefault(setting, List.of()), comparable, setting.modulus());
            found.add(new ZoneMap(
                    setting,
                    cells(group, curves),
                    comparable.stream().mapToInt(MemorisationCapacity::seeds).sum()));
        });
        return found;
    }

    private static List<Cell> cells(List<FinishedRun> runs, TwoCurves curves) {
        List<Cell> cells = new ArrayList<>();
        runs.stream()
                .collect(Collectors.groupingBy(
                        FinishedRun::trainSize,
                        TreeMap::new,
                        Collectors.groupingBy(FinishedRun::hiddenSize, TreeMap::new, Collectors.toList())))
                .forEach((trainSize, byWidth) -> byWidth.forEach(
                        (width, group) -> cells.add(Cell.of(width, trainSize, group, curves.zone(width, trainSize)))));
        return cells;
    }

    /** Share of the judged runs in cells with a zone whose dynamic the zone leads to expect. */
    double agreement() {
        int judged = 0;
        int expected = 0;
        for (Cell cell : cells) {
            judged += cell.zone.isPresent() ? cell.withVerdict() : 0;
            expected += cell.asExpected;
        }
        return judged == 0 ? Double.NaN : (double) expected / judged;
    }

    @Override
    public String kind() {
        return "zone_map";
    }

    @Override
    public Json fields(Json json) {
        return json.put("agreement", agreement())
                .raw("cells", Json.array(cells.stream().map(Cell::json).toList()))
                .raw(
                        "runs",
                        Runs.array(
                                new Runs(cells.stream().mapToInt(Cell::runs).sum(), setting.task(), 0, 0),
                                new Runs(capacityRuns, MemorisationCapacity.TASK, 0, 0)));
    }
}
