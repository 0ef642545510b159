package io.grokscape.benchmarks.libtorch;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Examples;
import org.bytedeco.pytorch.Scalar;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/**
 * The transformer as one writes it in PyTorch: every position goes through every layer and the unembedding, and
 * {@code logits[:, -1]} through the loss.
 */
final class StandardTransformer implements Model {
    private final RunSpec spec;
    private final Parameters parameters;
    /** (examples, positions). */
    private final Tensor tokens;
    /** True above the diagonal, (positions, positions). */
    private final Tensor future;

    private final long examples;
    private final long positions;

    StandardTransformer(RunSpec spec, Parameters parameters, Examples train) {
        this.spec = spec;
        this.parameters = parameters;
        examples = train.size();
        positions = spec.parsedTask().usesOperators() ? 4 : 3;
        tokens = Tensor.create(Tokens.of(spec, train), examples, positions);
        future = torch.triu(torch.ones(positions, positions), 1).to(torch.ScalarType.Bool);
    }

    @Override
    public Tensor logits() {
        Tensor x = torch.embedding(parameters.get("embed.W_E"), tokens).add(parameters.get("pos_embed.W_pos"));
        for (int layer = 0; layer < spec.layers(); layer++) {
            String block = "blocks." + layer + ".";
            x = x.add(attention(x, block + "attn."));
            x = x.add(feedForward(x, block + "mlp."));
        }
        return torch.matmul(x, parameters.get("unembed.W_U")).select(1, positions - 1);
    }

    private Tensor attention(Tensor x, String block) {
        long heads = spec.heads();
        long headWidth = spec.hiddenSize() / heads;
        Tensor query = heads(torch.matmul(x, parameters.get(block + "W_Q")));
        Tensor key = heads(torch.matmul(x, parameters.get(block + "W_K")));
        Tensor value = heads(torch.matmul(x, parameters.get(block + "W_V")));
        Tensor scores = torch.matmul(query, key.transpose(-2, -1)).mul(new Scalar(1 / Math.sqrt(headWidth)));
        Tensor pattern = torch.softmax(scores.masked_fill(future, new Scalar(Double.NEGATIVE_INFINITY)), -1);
        Tensor mixed = torch.matmul(pattern, value).transpose(1, 2).reshape(examples, positions, spec.hiddenSize());
        return torch.matmul(mixed, parameters.get(block + "W_O"));
    }

    /** (examples, heads, positions, d_head). */
    private Tensor heads(Tensor x) {
        return x.view(examples, positions, spec.heads(), spec.hiddenSize() / spec.heads())
                .transpose(1, 2);
    }

    private Tensor feedForward(Tensor x, String block) {
        Tensor units =
                torch.relu(torch.matmul(x, parameters.get(block + "W_in")).add(parameters.get(block + "b_in")));
        return torch.matmul(units, parameters.get(block + "W_out")).add(parameters.get(block + "b_out"));
    }
}
