package io.grokscape.benchmarks.libtorch;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Dataset;
import io.grokscape.training.Weights;
import org.bytedeco.javacpp.PointerScope;
import org.bytedeco.pytorch.AdamW;
import org.bytedeco.pytorch.AdamWOptions;
import org.bytedeco.pytorch.Tensor;
import org.bytedeco.pytorch.global.torch;

/** A run on libtorch: eager autograd and its own AdamW. */
final class LibtorchRun {
    private static final double BETA1 = 0.9;
    private static final double BETA2 = 0.98;

    private final Model model;
    private final AdamW optimiser;
    private final Tensor labels;

    LibtorchRun(RunSpec spec, String form, Dataset data, Weights initial) {
        Parameters parameters = new Parameters(initial);
        model = switch (form) {
            case "standard" -> new StandardTransformer(spec, parameters, data.train());
            case "last-position" -> new LastPositionTransformer(spec, parameters, data.train());
            default -> throw new IllegalArgumentException("no form '" + form + "'");
        };
        labels = Tensor.create(Tokens.labels(data.train()), data.train().size());
        AdamWOptions options = new AdamWOptions(spec.learningRate());
        options.weight_decay().put(spec.weightDecay());
        // A bare view of a std::tuple, which this compiler lays out last element first; the losses show it.
        options.betas().put(0, BETA2).put(1, BETA1);
        optimiser = new AdamW(parameters.all(), options);
    }

    /** One update; the loss before it. */
    float update() {
        try (PointerScope scope = new PointerScope()) {
            optimiser.zero_grad();
            Tensor loss = torch.cross_entropy_loss(model.logits(), labels);
            loss.backward();
            optimiser.step();
            return loss.item_float();
        }
    }
}
