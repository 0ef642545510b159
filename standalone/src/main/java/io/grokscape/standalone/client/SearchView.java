package io.grokscape.standalone.client;

import java.util.List;
import java.util.Map;

/**
 * A study's search as the planner shows it.
 *
 * @param goal the finding it looks for
 * @param tolerance the widest 95 % interval that will do, in pairs
 */
public record SearchView(String goal, int tolerance, List<Point> points) {

    /** One of its points; {@code estimate}, {@code low} and {@code high} are null while nothing is found. */
    public record Point(
            Map<String, Object> spec,
            Double estimate,
            Double low,
            Double high,
            boolean over,
            String why,
            List<Tried> trials) {}

    /** A run it chose; {@code dynamic} is null until it is judged. */
    public record Tried(int trainSize, int seed, String state, String dynamic, Double trainAccuracy) {}
}
