package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;
import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.hipparchus.stat.StatUtils;
import org.hipparchus.stat.inference.AlternativeHypothesis;
import org.hipparchus.stat.inference.BinomialTest;

/**
 * Whether the parameter norm rises or falls while validation accuracy does, by dynamic and width (Huang et al., appendix
 * A). A direction is named only where a sign test says so; with fewer than six runs none can.
 */
public record NormDirection(Setting setting, List<Group> groups, int runs) implements SettingFinding {
    private static final double LEVEL = .05;

    /** Runs of one dynamic and width, with their relative changes of the norm. */
    public record Group(Dynamic dynamic, int hiddenSize, List<Double> changes) {
        /** Runs whose norm rose. */
        int risen() {
            return (int) changes.stream().filter(change -> change > 0).count();
        }

        double median() {
            return StatUtils.percentile(values(), 50);
        }

        String direction() {
            return NormDirection.direction(risen(), changes.size());
        }

        private double[] values() {
            return changes.stream().mapToDouble(Double::doubleValue).toArray();
        }

        String json() {
            return new Json()
                    .put("dynamic", dynamic.name())
                    .put("hidden_size", hiddenSize)
                    .put("runs", changes.size())
                    .put("median_change", median())
                    .put("lowest", Arrays.stream(values()).min().orElseThrow())
                    .put("highest", Arrays.stream(values()).max().orElseThrow())
                    .put("risen", risen())
                    .put("direction", direction())
                    .toString();
        }
    }

    /** {@code rises}, {@code falls} or {@code unclear}, by a two-sided sign test. */
    static String direction(int risen, int runs) {
        double p = new BinomialTest().binomialTest(runs, risen, .5, AlternativeHypothesis.TWO_SIDED);
        return p > LEVEL ? "unclear" : 2 * risen > runs ? "rises" : "falls";
    }

    /** One finding per setting with runs that generalised and whose norm is known. */
    static List<NormDirection> in(List<FinishedRun> runs) {
        Map<Setting, List<FinishedRun>> bySetting = runs.stream()
                .filter(run -> run.dynamic().isPresent() && run.normChange().isPresent())
                .collect(Collectors.groupingBy(FinishedRun::setting, LinkedHashMap::new, Collectors.toList()));
        List<NormDirection> found = new ArrayList<>();
        bySetting.forEach((setting, group) -> found.add(new NormDirection(setting, groups(group), group.size())));
        return found;
    }

    private static List<Group> groups(List<FinishedRun> runs) {
        List<Group> groups = new ArrayList<>();
        runs.stream()
                .collect(Collectors.groupingBy(
                        run -> run.dynamic().orElseThrow(),
                        TreeMap::new,
                        Collectors.groupingBy(
                                FinishedRun::hiddenSize,
                                TreeMap::new,
                                Collectors.mapping(run -> run.normChange().getAsDouble(), Collectors.toList()))))
                .forEach((dynamic, byWidth) ->
                        byWidth.forEach((width, changes) -> groups.add(new Group(dynamic, width, changes))));
        return groups;
    }

    @Override
    public String kind() {
        return "norm_direction";
    }

    @Override
    public Json fields(Json json) {
        return json.raw("groups", Json.array(groups.stream().map(Group::json).toList()))
                .raw("runs", Runs.array(new Runs(runs, setting.task(), 0, 0)));
    }
}
