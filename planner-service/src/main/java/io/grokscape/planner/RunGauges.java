package io.grokscape.planner;

import io.grokscape.planner.ledger.LedgerException;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.lifecycle.RunState;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.StartupEvent;
import io.quarkus.scheduler.Scheduled;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.Map;
import org.jboss.logging.Logger;

/** How many runs are in each state: what trainers are scaled by. */
@ApplicationScoped
class RunGauges {
    private static final Logger LOG = Logger.getLogger(RunGauges.class);

    @Inject
    LedgerView view;

    @Inject
    MeterRegistry registry;

    private volatile Map<RunState, Integer> counts = Map.of();

    void register(@Observes StartupEvent event) {
        for (RunState state : RunState.values()) {
            Gauge.builder("grokscape_runs", () -> counts.getOrDefault(state, 0))
                    .description("Runs in the ledger, by state")
                    .tag("state", state.word())
                    .register(registry);
        }
    }

    @Scheduled(every = "${grokscape.planner.gauges-every:5s}", concurrentExecution = Scheduled.ConcurrentExecution.SKIP)
    void count() {
        try {
            counts = view.counts();
        } catch (LedgerException e) {
            LOG.warnf("runs cannot be counted now: %s", e.getMessage());
        }
    }
}
