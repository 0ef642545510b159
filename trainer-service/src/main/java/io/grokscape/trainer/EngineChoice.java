package io.grokscape.trainer;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.Engine;
import io.grokscape.training.Engines;
import java.util.Optional;
import java.util.function.Function;

/** The preferred engine for every run that it does not refuse, and what the library picks for the rest. */
final class EngineChoice implements Function<RunSpec, Engine> {
    private final Optional<Engine> preferred;

    /** @param preferred an engine's name; {@link IllegalArgumentException} naming those there are for any other word */
    EngineChoice(Optional<String> preferred) {
        this.preferred = preferred.map(Engines::named);
    }

    /** @throws IllegalArgumentException with each engine's reason, if all refuse the spec */
    @Override
    public Engine apply(RunSpec spec) {
        return preferred.filter(engine -> engine.refuses(spec).isEmpty()).orElseGet(() -> Engines.pick(spec));
    }
}
