package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Json;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.hipparchus.distribution.continuous.TDistribution;
import org.hipparchus.stat.regression.SimpleRegression;

/**
 * Bits remembered per parameter: the slope of a line through the capacities of several widths. Widths that knew all they
 * were given are left out, for they might have known more.
 *
 * @param slope bits per parameter
 * @param low 95 % by Student's t on the line's residuals; NaN for two widths
 */
public record CapacitySlope(
        Setting setting, List<Integer> widths, double slope, double low, double high, double rSquared, int runs)
        implements SettingFinding {
    private static final int FEWEST_WIDTHS = 2;

    /** One finding per setting with capacities of two widths or more. */
    static List<CapacitySlope> in(List<MemorisationCapacity> capacities) {
        Map<Setting, List<MemorisationCapacity>> bySetting = capacities.stream()
                .filter(capacity -> !capacity.lowerBound())
                .collect(Collectors.groupingBy(MemorisationCapacity::setting, LinkedHashMap::new, Collectors.toList()));
        List<CapacitySlope> found = new ArrayList<>();
        bySetting.forEach((setting, points) -> {
            if (points.size() >= FEWEST_WIDTHS) {
                found.add(of(setting, points));
            }
        });
        return found;
    }

    private static CapacitySlope of(Setting setting, List<MemorisationCapacity> points) {
        SimpleRegression line = new SimpleRegression();
        points.forEach(point -> line.addData(point.parameters(), point.bits()));
        double half = points.size() == 2
                ? Double.NaN
                : new TDistribution(points.size() - 2).inverseCumulativeProbability(.975) * line.getSlopeStdErr();
        return new CapacitySlope(
                setting,
                points.stream().map(MemorisationCapacity::hiddenSize).toList(),
                line.getSlope(),
                line.getSlope() - half,
                line.getSlope() + half,
                line.getRSquare(),
                points.stream().mapToInt(MemorisationCapacity::seeds).sum());
    }

    @Override
    public String kind() {
        return "memorisation_slope";
    }

    @Override
    public Json fields(Json json) {
        return json.put("bits_per_parameter", slope)
                .raw("interval", new Interval(low, high).json())
                .put("r_squared", rSquared)
                .raw("widths", Json.integers(widths))
                .raw("runs", Runs.array(new Runs(runs, setting.task(), 0, 0)));
    }
}
