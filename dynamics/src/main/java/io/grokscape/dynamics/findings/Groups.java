package io.grokscape.dynamics.findings;

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

    static double[] validation(List<FinishedRun> runs) {
        return runs.stream().mapToDouble(FinishedRun::validationAccuracy).toArray();
    }
}
