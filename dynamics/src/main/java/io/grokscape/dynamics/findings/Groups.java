package io.grokscape.dynamics.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.function.ToIntFunction;
import java.util.stream.Collectors;

/** Runs sorted into the groups that findings are about. Only runs with a validation accuracy. */
final class Groups {
    private Groups() {}

    static Map<Setting, TreeMap<Integer, List<FinishedRun>>> bySettingAndTrainSize(List<FinishedRun> runs) {
        return bySetting(runs, FinishedRun::trainSize);
    }

    static Map<Setting, TreeMap<Integer, List<FinishedRun>>> bySettingAndWidth(List<FinishedRun> runs) {
        return bySetting(runs, FinishedRun::hiddenSize);
    }

    private static Map<Setting, TreeMap<Integer, List<FinishedRun>>> bySetting(
            List<FinishedRun> runs, ToIntFunction<FinishedRun> key) {
        return runs.stream()
                .filter(FinishedRun::validated)
                .collect(Collectors.groupingBy(
                        FinishedRun::setting,
                        LinkedHashMap::new,
                        Collectors.groupingBy(key::applyAsInt, TreeMap::new, Collectors.toList())));
    }

    /** The runs of each training-set size and width, in that order. */
    static Map<Setting, List<List<FinishedRun>>> byCell(List<FinishedRun> runs) {
        Map<Setting, List<List<FinishedRun>>> cells = new LinkedHashMap<>();
        bySettingAndTrainSize(runs).forEach((setting, bySize) -> bySize.values().forEach(group -> group.stream()
                .collect(Collectors.groupingBy(FinishedRun::hiddenSize, TreeMap::new, Collectors.toList()))
                .values()
                .forEach(cells.computeIfAbsent(setting, _ -> new ArrayList<>())::add)));
        return cells;
    }

    static double[] validation(List<FinishedRun> runs) {
        return runs.stream().mapToDouble(FinishedRun::validationAccuracy).toArray();
    }
}
