package io.grokscape.training.blocked;

import static io.grokscape.training.blocked.Memory.FLOAT_BYTES;

import io.grokscape.training.NormTally;
import io.grokscape.training.ParameterLayout;
import io.grokscape.training.ParameterLayout.Tensor;
import java.lang.foreign.Arena;
import java.util.HashMap;
import java.util.Map;

/**
 * All parameters in one flat buffer in the order of the {@link ParameterLayout}, and three more of the same form for
 * their gradients and moments.
 */
final class Parameters {
    private final ParameterLayout layout;
    private final Map<String, Long> offsets = new HashMap<>();
    final int count;
    final long weights;
    final long gradients;
    final long firstMoments;
    final long secondMoments;

    Parameters(ParameterLayout layout, Arena arena) {
        this.layout = layout;
        layout.tensors().forEach(tensor -> offsets.put(tensor.name(), (long) tensor.offset() * FLOAT_BYTES));
        count = layout.size();
        weights = Memory.floats(arena, count);
        gradients = Memory.floats(arena, count);
        firstMoments = Memory.floats(arena, count);
        secondMoments = Memory.floats(arena, count);
    }

    /** Where a tensor's weights stand. */
    long weights(String tensor) {
        return weights + offset(tensor);
    }

    /** Where a tensor's gradients stand. */
    long gradients(String tensor) {
        return gradients + offset(tensor);
    }

    private long offset(String tensor) {
        return offsets.get(tensor);
    }

    /** Sums up norms of the weights. */
    NormTally norms() {
        return new NormTally(layout, i -> Memory.get(weights + (long) i * FLOAT_BYTES));
    }

    /** Name of the first tensor with a weight that is no finite number, or the given name if there is none. */
    String firstBroken(String otherwise) {
        for (Tensor tensor : layout.tensors()) {
            for (int i = tensor.offset(); i < tensor.offset() + tensor.size(); i++) {
                if (!Float.isFinite(Memory.get(weights + (long) i * FLOAT_BYTES))) {
                    return tensor.name();
                }
            }
        }
        return otherwise;
    }
}
