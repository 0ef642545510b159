package io.grokscape.training.nd4j;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout;
import java.util.ArrayList;
import java.util.List;

/** What a pass through the network leaves behind, for at most so many rows and examples. */
final class Activations {
    final List<Block> blocks = new ArrayList<>();
    final Norm finalNorm; // null without LayerNorm
    final Matrix output; // (examples, d), before the final LayerNorm
    final Matrix logits; // (examples, classes)

    /** LayerNorm's: the normalised input, its deviation, and the result. */
    record Norm(Matrix normal, Matrix deviations, Matrix out) {
        static Norm of(int rows, int d, Buffers buffers) {
            return new Norm(buffers.matrix(rows, d), buffers.matrix(rows, 1), buffers.matrix(rows, d));
        }
    }

    /** One layer's; in the last one all but {@code input}, {@code norm1} and {@code projected} hold examples only. */
    record Block(
            Matrix input, // (rows, d)
            Norm norm1, // null without LayerNorm
            Matrix projected, // (rows, 3d): queries, keys, values
            Matrix shares, // (rows, heads · positions)
            Matrix mixed, // (rows, d): what attention brings, before W_O
            Matrix middle, // (rows, d): between attention and feed-forward
            Norm norm2, // null without LayerNorm
            Matrix hidden) {} // (rows, m)

    /** @param everyLayer whether each layer's are kept, for the way back, or overwritten by the next one's */
    Activations(RunSpec spec, ParameterLayout layout, int rows, int examples, boolean everyLayer, Buffers buffers) {
        int d = spec.hiddenSize();
        for (int layer = 0; layer < spec.layers(); layer++) {
            boolean last = layer == spec.layers() - 1;
            boolean reuse = !everyLayer && layer > 0;
            blocks.add(
                    reuse
                            ? blocks.getFirst()
                            : block(spec, layout, rows, everyLayer && last ? examples : rows, buffers));
        }
        this.finalNorm = spec.layerNorm() ? Norm.of(examples, d, buffers) : null;
        this.output = buffers.matrix(examples, d);
        this.logits = buffers.matrix(examples, layout.classes(), LossRows.stride(layout.classes()));
        for (long i = 0; i < (long) examples * logits.stride(); i++) {
            Floats.set(logits.address(), i, LossRows.NOWHERE);
        }
    }

    private static Block block(RunSpec spec, ParameterLayout layout, int rows, int queries, Buffers buffers) {
        int d = spec.hiddenSize();
        return new Block(
                buffers.matrix(rows, d),
                spec.layerNorm() ? Norm.of(rows, d, buffers) : null,
                buffers.matrix(rows, 3 * d),
                buffers.matrix(queries, spec.heads() * layout.positions()),
                buffers.matrix(queries, d),
                buffers.matrix(queries, d),
                spec.layerNorm() ? Norm.of(queries, d, buffers) : null,
                buffers.matrix(queries, spec.mlpWidth()));
    }
}
