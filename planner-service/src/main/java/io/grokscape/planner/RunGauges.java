package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.lifecycle.RunState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;

/** How many runs are in each state: what trainers are scaled by. */
@ApplicationScoped
class RunGauges {
    @Inject
    PlannerConfig config;

    @Inject
    LedgerView view;

    @Inject
    MeterRegistry registry;

    private volatile Map<RunState, Integer> counts = Map.of();
    private Beat beat;

    void start(@Observes StartupEvent event) {
        for (RunState state : RunState.values()) {
            Gauge.builder("grokscape_runs", () -> counts.getOrDefault(state, 0))
                    .description("Runs in the ledger, by state")
                    .tag("state", state.word())
                    .register(registry);
        }
        beat = Beat.start("grokscape-gauges", config.gauges(), new Part("count runs", () -> counts = view.counts()));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }
}
