package io.grokscape.training;

import io.grokscape.spec.RunSpec;

/**
 * What a run learns from and is tested on. Depends on nothing but the spec's task, modulus, sizes and data seed.
 *
 * @param train the training set, in the order it is trained in
 * @param validation all other pairs of the algorithm task, a ascending, then b ascending; empty for {@code memorise}
 */
public record Dataset(Examples train, Examples validation) {
    /** The data the spec's seed draws; the same on every machine (see {@link DatasetDrawer}). */
    public static Dataset drawnFor(RunSpec spec) {
        return new DatasetDrawer(spec).draw();
    }
}
