package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.ledger.Backlog;
import io.grokscape.planner.ledger.LedgerView;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Counts the ledger at a steady beat, so that a scrape asks no database. */
@ApplicationScoped
class RunGauges {
    @Inject
    PlannerConfig config;

    @Inject
    LedgerView view;

    @Inject
    Backlog backlog;

    @Inject
    PlannerMetrics metrics;

    private Beat beat;

    void start(@Observes StartupEvent event) {
        beat = Beat.start(
                "grokscape-gauges",
                config.gauges(),
                new Part("count runs", () -> metrics.show(view.counts(), backlog.numbers(PlannerMetrics.STUDIES))));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }
}
