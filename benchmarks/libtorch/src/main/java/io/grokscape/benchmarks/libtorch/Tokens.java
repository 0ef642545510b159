package io.grokscape.benchmarks.libtorch;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Examples;
import io.grokscape.training.ParameterLayout;

/** Examples as libtorch wants them. */
final class Tokens {
    private Tokens() {}

    /** Tokens, (examples, positions) row by row. */
    static long[] of(RunSpec spec, Examples examples) {
        ParameterLayout layout = ParameterLayout.of(spec);
        int positions = layout.positions();
        long[] tokens = new long[examples.size() * positions];
        for (int i = 0; i < examples.size(); i++) {
            int at = i * positions;
            tokens[at] = examples.a()[i];
            if (positions == 4) {
                tokens[at + 1] = layout.classes() + examples.op()[i];
            }
            tokens[at + positions - 2] = examples.b()[i];
            tokens[at + positions - 1] = layout.vocabulary() - 1L;
        }
        return tokens;
    }

    /** Labels, (examples). */
    static long[] labels(Examples examples) {
        long[] labels = new long[examples.size()];
        for (int i = 0; i < labels.length; i++) {
            labels[i] = examples.label()[i];
        }
        return labels;
    }
}
