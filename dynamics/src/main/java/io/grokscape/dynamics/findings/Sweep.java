package io.grokscape.dynamics.findings;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import java.util.stream.Stream;

/**
 * Runs over widths at one training-set size, done or still to do.
 *
 * @param widths rising
 */
public record Sweep(Setting setting, int trainSize, List<Integer> widths) {
    private static final int FEWEST_WIDTHS = 3;

    /** One run that was done or is planned. */
    public record Place(Setting setting, int trainSize, int hiddenSize) {
        /** Where that run was done. */
        public static Place of(FinishedRun run) {
            return new Place(run.setting(), run.trainSize(), run.hiddenSize());
        }
    }

    /** The sweeps that these make up: three widths or more of an algorithm task. */
    public static List<Sweep> in(Stream<Place> places) {
        Map<Sweep, TreeSet<Integer>> widths = new LinkedHashMap<>();
        places.filter(place -> !place.setting.task().equals(MemorisationCapacity.TASK))
                .forEach(place -> widths.computeIfAbsent(
                                new Sweep(place.setting, place.trainSize, List.of()), _ -> new TreeSet<>())
                        .add(place.hiddenSize));
        List<Sweep> sweeps = new ArrayList<>();
        widths.forEach((sweep, tried) -> {
            if (tried.size() >= FEWEST_WIDTHS) {
                sweeps.add(new Sweep(sweep.setting, sweep.trainSize, List.copyOf(tried)));
            }
        });
        return sweeps;
    }

    /** Names the sweep among those of a study. */
    public String words() {
        return "%s D=%d".formatted(setting.words(), trainSize);
    }

    /** Whether a prediction of the sweep may rest on that run: one of either curve, and none of its own. */
    public boolean mayRestOn(FinishedRun run) {
        boolean capacity =
                run.task().equals(MemorisationCapacity.TASK) && run.setting().sameModel(setting);
        return capacity || run.setting().equals(setting) && run.trainSize() != trainSize;
    }

    boolean holds(FinishedRun run) {
        return run.trainSize() == trainSize && run.setting().equals(setting);
    }
}
