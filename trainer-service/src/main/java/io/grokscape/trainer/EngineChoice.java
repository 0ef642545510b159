package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engine;
import java.util.function.Function;

/** The preferred engine for every run that it does not refuse, any other for the rest. */
final class EngineChoice implements Function<RunSpec, Engine> {
    EngineChoice(String preferred) {}

    @Override
    public Engine apply(RunSpec spec) {
        throw new IllegalArgumentException("no engine yet");
    }
}
