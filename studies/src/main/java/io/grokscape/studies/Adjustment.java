package io.grokscape.studies;

import io.grokscape.spec.YamlValue;
import java.math.BigDecimal;
import java.util.List;
import java.util.Map;

/**
 * An entry of {@code overrides}: what is different about some of a study's points.
 *
 * @param where the points it is about: each key has one of these values there
 * @param set values laid over those of the point
 * @param seeds how many seeds those points get; 0 = as many as the others
 */
public record Adjustment(Map<String, List<YamlValue>> where, Map<String, YamlValue> set, int seeds) {

    boolean isAbout(Map<String, YamlValue> point) {
        return where.entrySet().stream()
                .allMatch(entry -> entry.getValue().stream().anyMatch(value -> same(value, point.get(entry.getKey()))));
    }

    /** Whether two values mean the same: 3000 and 3_000, 1 and 1.0, but only equal words. */
    static boolean same(YamlValue left, YamlValue right) {
        String one = left.asText();
        String other = right.asText();
        return one.equals(other)
                || left.isNumber() && right.isNumber() && number(one).compareTo(number(other)) == 0;
    }

    private static BigDecimal number(String text) {
        return new BigDecimal(text.replace("_", ""));
    }
}
