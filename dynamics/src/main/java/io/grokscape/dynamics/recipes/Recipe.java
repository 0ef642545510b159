package io.grokscape.dynamics.recipes;

import io.grokscape.dynamics.Json;

/**
 * How runs are trained, apart from what is trained.
 *
 * @param learningRate AdamW's step size
 * @param weightDecay decoupled
 * @param initScale multiplies every initial weight
 * @param warmupSteps of the learning rate
 * @param epochs budget
 */
public record Recipe(double learningRate, double weightDecay, double initScale, int warmupSteps, int epochs) {
    Json into(Json json) {
        return json.put("learning_rate", learningRate)
                .put("weight_decay", weightDecay)
                .put("init_scale", initScale)
                .put("warmup_steps", warmupSteps)
                .put("epochs", epochs);
    }
}
