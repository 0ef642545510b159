package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.YamlValue;
import java.math.BigInteger;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * The runs of a study, unexpanded: every point, with every combination of the axes' values, with every seed.
 *
 * @param points values by key of a run spec: the base with one entry of {@code runs} laid over it; never empty
 * @param axes the values each key of {@code grid} goes through
 * @param seeds seed i sets both seeds of a run, i from 0; 0 = the points' own seeds
 * @param whole where an error is reported whose key has no place of its own
 */
public record Grid(List<Map<String, YamlValue>> points, Map<String, List<YamlValue>> axes, int seeds, YamlValue whole) {

    /** Runs after expansion, repeated ones counted: known without expanding. */
    public BigInteger size() {
        BigInteger size = BigInteger.valueOf((long) points.size() * Math.max(1, seeds));
        for (Collection<YamlValue> axis : axes.values()) {
            size = size.multiply(BigInteger.valueOf(axis.size()));
        }
        return size;
    }

    /**
     * Every run, in order: points first to last, the last axis faster than the first, seeds fastest. Lazy: a million
     * runs are never held at once.
     *
     * @throws io.grokscape.spec.SpecSyntaxException while it is consumed, where a combination cannot be run
     */
    public Stream<RunSpec> runs() {
        return points.stream().flatMap(this::combinations).flatMap(this::seeded);
    }

    private Stream<RunSpec> combinations(Map<String, YamlValue> point) {
        int combinations = axes.values().stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
        return IntStream.range(0, combinations).mapToObj(number -> {
            Map<String, YamlValue> values = new HashMap<>(point);
            int rest = number;
            int stride = combinations;
            for (Map.Entry<String, List<YamlValue>> axis : axes.entrySet()) {
                stride /= axis.getValue().size();
                values.put(axis.getKey(), axis.getValue().get(rest / stride));
                rest %= stride;
            }
            return SpecYaml.toSpec(values, whole);
        });
    }

    private Stream<RunSpec> seeded(RunSpec spec) {
        return seeds == 0
                ? Stream.of(spec)
                : IntStream.range(0, seeds)
                        .mapToObj(seed -> spec.toBuilder().seed(seed).build());
    }
}
