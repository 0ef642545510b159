package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.ledger.Searches;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Lets studies that search choose their next runs, whenever something has changed. */
@ApplicationScoped
public class Searcher {
    @Inject
    PlannerConfig config;

    @Inject
    Searches searches;

    @Inject
    Dispatcher dispatcher;

    private Beat beat;

    void start(@Observes StartupEvent event) {
        beat = Beat.start("grokscape-search", config.pulse(), new Part("advance searches", this::advance));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }

    /** A search came in, or a verdict. */
    public void wake() {
        beat.wake();
    }

    private void advance() {
        if (searches.advance() > 0) {
            dispatcher.wake();
        }
    }
}
