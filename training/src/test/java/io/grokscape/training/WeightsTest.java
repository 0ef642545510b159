package io.grokscape.training;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.ParameterLayout.Tensor;
import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.security.MessageDigest;
import java.util.Arrays;
import java.util.HexFormat;
import org.junit.jupiter.api.Test;

class WeightsTest {

    /** A test vector, computed by an independent program: a change here breaks every stored run. */
    @Test
    void theWeightsOfSeedThreeAreThese() throws Exception {
        Weights weights = Weights.initialFor(RunSpec.of("add").seed(3).build());
        MessageDigest hash = MessageDigest.getInstance("SHA-256");
        for (Tensor tensor : weights.layout().tensors()) {
            if (tensor.shape().length > 1 && !tensor.name().equals("unembed.W_U")) {
                hash.update(bytes(values(weights, tensor.name())));
            }
        }

        assertThat(values(weights, "embed.W_E")).startsWith(0.15511304f, 0.29648697f, 0.099321975f);
        assertThat(HexFormat.of().formatHex(hash.digest(), 0, 8)).isEqualTo("714a57c466180147");
        assertThat(values(weights, "unembed.W_U")).startsWith(-0.19272287f, 0.07491535f, -0.239555f);
    }

    @Test
    void biasesStartAtZeroAndLayerNormAtOne() {
        Weights weights = Weights.initialFor(RunSpec.of("add").layerNorm(true).build());

        assertThat(values(weights, "blocks.0.mlp.b_in")).containsOnly(0);
        assertThat(values(weights, "blocks.0.ln1.w")).containsOnly(1);
        assertThat(values(weights, "ln_final.b")).containsOnly(0);
    }

    @Test
    void theInitScaleMultipliesEveryWeight() {
        RunSpec spec = RunSpec.of("add").layerNorm(true).build();
        float[] plain = Weights.initialFor(spec).values();
        float[] scaled =
                Weights.initialFor(spec.toBuilder().initScale(4).build()).values();

        for (int i = 0; i < plain.length; i++) {
            assertThat(scaled[i]).isEqualTo(4 * plain[i]);
        }
    }

    private static float[] values(Weights weights, String name) {
        Tensor tensor = weights.layout().tensor(name);
        return Arrays.copyOfRange(weights.values(), tensor.offset(), tensor.offset() + tensor.size());
    }

    private static byte[] bytes(float[] values) {
        ByteBuffer bytes = ByteBuffer.allocate(4 * values.length).order(ByteOrder.LITTLE_ENDIAN);
        bytes.asFloatBuffer().put(values);
        return bytes.array();
    }
}
