package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import io.grokscape.spec.Task;

/**
 * Draws splits and random labels from the data seed, each from its own {@link SplitMix} stream.
 *
 * <ul>
 *   <li>The universe is every ordered pair the task is defined on, a ascending, then b ascending. The training set is the
 *       first D of its permutation, in that order: a larger D of the same seed holds a smaller one.
 *   <li>{@code memorise}: one label per unordered pair, drawn for a ascending, then b from a.
 *   <li>{@code add+memorise}: one label per ordered pair, drawn for all P² in universe order; the M pairs are the first of
 *       a permutation of their own and follow the algorithm's.
 * </ul>
 */
final class DatasetDrawer {
    private final RunSpec spec;
    private final Task task;
    private final int p;

    DatasetDrawer(RunSpec spec) {
        this.spec = spec;
        this.task = spec.parsedTask();
        this.p = task.classes();
    }

    Dataset draw() {
        ExamplesBuilder train = new ExamplesBuilder();
        Universe universe = Universe.of(task);
        int[] labels = task instanceof Task.Memorise ? symmetricLabels() : universe.labels();
        int[] order = new SplitMix(spec.dataSeed(), SplitMix.SPLIT).permutation(universe.size());
        boolean[] drawn = new boolean[p * p];
        for (int i = 0; i < spec.trainSize(); i++) {
            int pair = universe.pair(order[i]);
            drawn[pair] = true;
            train.add(pair / p, Examples.PLUS, pair % p, labels[pair]);
        }
        addRandomlyLabelled(train);
        return new Dataset(train.build(), universe.without(drawn));
    }

    private void addRandomlyLabelled(ExamplesBuilder train) {
        if (spec.memoriseSize() == 0) {
            return;
        }
        SplitMix labelStream = new SplitMix(spec.dataSeed(), SplitMix.LABELS);
        int[] labels = new int[p * p];
        for (int pair = 0; pair < labels.length; pair++) {
            labels[pair] = labelStream.nextInt(p);
        }
        int[] order = new SplitMix(spec.dataSeed(), SplitMix.MEMORISE_SPLIT).permutation(p * p);
        for (int i = 0; i < spec.memoriseSize(); i++) {
            train.add(order[i] / p, Examples.MINUS, order[i] % p, labels[order[i]]);
        }
    }

    private int[] symmetricLabels() {
        SplitMix stream = new SplitMix(spec.dataSeed(), SplitMix.LABELS);
        int[] labels = new int[p * p];
        for (int a = 0; a < p; a++) {
            for (int b = a; b < p; b++) {
                labels[a * p + b] = stream.nextInt(p);
                labels[b * p + a] = labels[a * p + b];
            }
        }
        return labels;
    }
}
