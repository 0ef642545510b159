package io.grokscape.training;

import io.grokscape.spec.RunSpec;
import io.grokscape.training.blocked.BlockedCpuEngine;
import io.grokscape.training.nd4j.Nd4jEngine;
import java.util.List;
import java.util.stream.Collectors;

/** The engines there are, the one to be preferred first. */
public final class Engines {
    private static final List<Engine> ALL = List.of(new BlockedCpuEngine(), new Nd4jEngine());

    private Engines() {}

    /** All of them, in the order in which they are asked. */
    public static List<Engine> all() {
        return ALL;
    }

    /**
     * The engine of that name.
     *
     * @throws IllegalArgumentException naming those there are
     */
    public static Engine named(String name) {
        return ALL.stream()
                .filter(engine -> engine.name().equals(name))
                .findFirst()
                .orElseThrow(() ->
                        new IllegalArgumentException("there is no engine '%s', only %s".formatted(name, names())));
    }

    /**
     * The first engine that does not refuse the spec.
     *
     * @throws IllegalArgumentException with each one's reason, if all do
     */
    public static Engine pick(RunSpec spec) {
        return ALL.stream()
                .filter(engine -> engine.refuses(spec).isEmpty())
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException(ALL.stream()
                        .map(engine -> "engine " + engine.name() + " "
                                + engine.refuses(spec).orElseThrow())
                        .collect(Collectors.joining("; "))));
    }

    private static String names() {
        return ALL.stream().map(Engine::name).collect(Collectors.joining(", "));
    }
}
