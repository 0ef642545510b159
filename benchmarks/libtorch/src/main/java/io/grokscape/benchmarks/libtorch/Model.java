package io.grokscape.benchmarks.libtorch;

import org.bytedeco.pytorch.Tensor;

/** Computes the logits of the training set's last position, (examples, classes), as part of libtorch's graph. */
interface Model {
    Tensor logits();
}
