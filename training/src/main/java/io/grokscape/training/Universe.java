package io.grokscape.training;

import io.grokscape.spec.Task;
import io.grokscape.spec.Task.BinaryOperation;
import java.util.Arrays;

/** Every ordered pair of the algorithm task, a ascending, then b ascending; a pair is the number a·P + b. */
final class Universe {
    private final Task task;
    private final int[] pairs;
    private final int[] labels;

    private Universe(Task task, int[] pairs, int[] labels) {
        this.task = task;
        this.pairs = pairs;
        this.labels = labels;
    }

    static Universe of(Task task) {
        int p = task.classes();
        int[] pairs = new int[p * p];
        int[] labels = new int[p * p];
        int defined = 0;
        for (int pair = 0; pair < p * p; pair++) {
            labels[pair] = label(task, pair / p, pair % p);
            if (labels[pair] != BinaryOperation.UNDEFINED) {
                pairs[defined++] = pair;
            }
        }
        return new Universe(task, Arrays.copyOf(pairs, defined), labels);
    }

    private static int label(Task task, int a, int b) {
        return switch (task) {
            case Task.Operation operation -> operation.rule().apply(a, b);
            case Task.AddAndMemorise add -> (a + b) % add.classes();
            case Task.Memorise _ -> 0; // drawn, not computed
        };
    }

    int size() {
        return pairs.length;
    }

    /** The i-th pair. */
    int pair(int i) {
        return pairs[i];
    }

    /** Labels by pair, (P²); {@link BinaryOperation#UNDEFINED} outside the universe. */
    int[] labels() {
        return labels;
    }

    /** The validation set: every pair not taken, (P²) of them marked; none where labels are random. */
    Examples without(boolean[] taken) {
        ExamplesBuilder rest = new ExamplesBuilder();
        int p = task.classes();
        for (int pair : task instanceof Task.Memorise ? new int[0] : pairs) {
            if (!taken[pair]) {
                rest.add(pair / p, Examples.PLUS, pair % p, labels[pair]);
            }
        }
        return rest.build();
    }
}
