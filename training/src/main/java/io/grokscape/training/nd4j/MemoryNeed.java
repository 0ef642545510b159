package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;

/** What a run takes outside the heap, estimated from its spec alone and never too low. */
final class MemoryNeed {
    private MemoryNeed() {}

    static long bytes(RunSpec spec) {
        ParameterLayout layout = ParameterLayout.of(spec);
        long d = spec.hiddenSize();
        long examples = (long) spec.trainSize() + spec.memoriseSize();
        long rows = rows(examples, layout);
        long norms = spec.layerNorm() ? 4 * d + 2 : 0;
        long perRow = d + 3 * d + (long) spec.heads() * layout.positions() + 2 * d + spec.mlpWidth() + norms;
        long training = rows * perRow * spec.layers();
        long wayBack = rows * (5 * d + spec.mlpWidth() + (spec.layerNorm() ? d : 0));
        long evaluation = rows(Nd4jTraining.EVALUATED_AT_ONCE, layout) * perRow;
        long logits = (2 * examples + Nd4jTraining.EVALUATED_AT_ONCE) * (LossRows.stride(layout.classes()) + 3 * d);
        long packed = 2 * 3 * d * d * spec.layers();
        return Float.BYTES * (4L * layout.size() + packed + training + wayBack + evaluation + logits);
    }

    /** At most: one row per example at each position, but few at the first ones. */
    private static long rows(long examples, ParameterLayout layout) {
        long few = layout.vocabulary() * (layout.positions() - 2L);
        return 2 * examples + 2 * few;
    }
}
