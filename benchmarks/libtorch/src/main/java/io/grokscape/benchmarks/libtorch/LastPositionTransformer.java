package io.grokscape.benchmarks.libtorch;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Examples;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.TensorVector;
import org.bytedeco.pytorch.global.torch;

/**
 * The same one-layer model with the knowledge that only the last position matters and that a key or value depends on
 * token and position alone: keys and values are tables of 2P + 1 rows, the query is one vector, and examples look scores
 * and values up. For {@code a b =}.
 */
final class LastPositionTransformer implements Model {
    private final RunSpec spec;
    private final Parameters parameters;
    /** Table rows, (examples, 3) and flat. */
    private final Tensor tableRows;

    private final long examples;
    private final long classes;

    LastPositionTransformer(RunSpec spec, Parameters parameters, Examples train) {
        if (spec.layers() != 1 || spec.parsedTask().usesOperators()) {
            throw new IllegalArgumentException("one layer and no operators");
        }
        this.spec = spec;
        this.parameters = parameters;
        examples = train.size();
        classes = spec.parsedTask().classes();
        long[] rows = Tokens.of(spec, train);
        for (int i = 0; i < examples; i++) {
            rows[3 * i + 1] += classes;
            rows[3 * i + 2] = 2 * classes;
        }
        tableRows = Tensor.create(rows, examples * 3);
    }

    @Override
    public Tensor logits() {
        long d = spec.hiddenSize();
        long heads = spec.heads();
        long headWidth = d / heads;
        Tensor tokens = parameters.get("embed.W_E");
        Tensor positions = parameters.get("pos_embed.W_pos");
        Tensor elements = tokens.narrow(0, 0, classes);
        Tensor last = tokens.narrow(0, classes, 1).add(positions.narrow(0, 2, 1));
        Tensor table = torch.cat(
                new TensorVector(
                        elements.add(positions.narrow(0, 0, 1)), elements.add(positions.narrow(0, 1, 1)), last),
                0);
        Tensor query = torch.matmul(last, parameters.get("blocks.0.attn.W_Q")).view(1, heads, headWidth);
        Tensor keys = torch.matmul(table, parameters.get("blocks.0.attn.W_K")).view(-1, heads, headWidth);
        Tensor scores = keys.mul(query).sum(2).mul(new Scalar(1 / Math.sqrt(headWidth)));
        Tensor values = torch.matmul(table, parameters.get("blocks.0.attn.W_V"));
        Tensor pattern = torch.softmax(torch.embedding(scores, tableRows).view(examples, 3, heads), 1);
        Tensor looked = torch.embedding(values, tableRows).view(examples, 3, heads, headWidth);
        Tensor mixed = looked.mul(pattern.unsqueeze(-1)).sum(1).view(examples, d);
        Tensor x = last.add(torch.matmul(mixed, parameters.get("blocks.0.attn.W_O")));
        Tensor units =
                torch.relu(torch.addmm(parameters.get("blocks.0.mlp.b_in"), x, parameters.get("blocks.0.mlp.W_in")));
        x = x.add(torch.addmm(parameters.get("blocks.0.mlp.b_out"), units, parameters.get("blocks.0.mlp.W_out")));
        return torch.matmul(x, parameters.get("unembed.W_U"));
    }
}
