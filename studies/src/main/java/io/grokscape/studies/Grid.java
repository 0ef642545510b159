package io.grokscape.studies;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.SpecYaml;
import io.grokscape.spec.YamlValue;
import java.math.BigInteger;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/**
 * Runs, unexpanded: every point, with every combination of the axes' values, with every seed.
 *
 * @param points values by key of a run spec: the base with one entry of {@code runs} laid over it; never empty
 * @param axes what is combined, slowest first: an axis is a list of values laid over the point together, several keys
 *     for {@code zip} and one for each key of {@code grid}
 * @param adjustments laid over the points they are about, later ones over earlier ones
 * @param seeds seed i sets both seeds of a run, i from 0; 0 = the points' own seeds
 * @param whole where an error is reported whose key has no place of its own
 */
public record Grid(
        List<Map<String, YamlValue>> points,
        List<List<Map<String, YamlValue>>> axes,
        List<Adjustment> adjustments,
        int seeds,
        YamlValue whole) {

    /** Runs after expansion, repeated ones counted: known without expanding, and never too small. */
    public BigInteger size() {
        int most = adjustments.stream().mapToInt(Adjustment::seeds).reduce(Math.max(1, seeds), Math::max);
        BigInteger size = BigInteger.valueOf((long) points.size() * most);
        for (List<Map<String, YamlValue>> axis : axes) {
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

    private Stream<Map<String, YamlValue>> combinations(Map<String, YamlValue> point) {
        int combinations = axes.stream().mapToInt(List::size).reduce(1, Math::multiplyExact);
        return IntStream.range(0, combinations).mapToObj(number -> {
            Map<String, YamlValue> values = new HashMap<>(point);
            int rest = number;
            int stride = combinations;
            for (List<Map<String, YamlValue>> axis : axes) {
                stride /= axis.size();
                values.putAll(axis.get(rest / stride));
                rest %= stride;
            }
            return values;
        });
    }

    private Stream<RunSpec> seeded(Map<String, YamlValue> point) {
        Map<String, YamlValue> values = new HashMap<>(point);
        int count = seeds;
        for (Adjustment adjustment : adjustments) {
            if (adjustment.isAbout(point)) {
                values.putAll(adjustment.set());
                count = adjustment.seeds() > 0 ? adjustment.seeds() : count;
            }
        }
        RunSpec spec = SpecYaml.toSpec(values, whole);
        return count == 0
                ? Stream.of(spec)
                : IntStream.range(0, count)
                        .mapToObj(seed -> spec.toBuilder().seed(seed).build());
    }
}
