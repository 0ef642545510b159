package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.StudyRow;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StudyKeys;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.nio.charset.StandardCharsets;

/**
 * Puts study files into the object store, which keeps the record of studies. On a thread of its own: a store that is
 * away must not hold up the runs.
 */
@ApplicationScoped
public class Archivist {
    @Inject
    PlannerConfig config;

    @Inject
    Ledger ledger;

    @Inject
    ObjectStore objects;

    private volatile boolean bucketExists;
    private Beat beat;

    void start(@Observes StartupEvent event) {
        beat = Beat.start(
                "grokscape-archive",
                config.pulse(),
                new Part("create the bucket", this::createBucket),
                new Part("store study files", this::storeStudies));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }

    /** A study came in. */
    public void wake() {
        beat.wake();
    }

    private void createBucket() {
        if (!bucketExists) {
            objects.ensureBucket();
            bucketExists = true;
        }
    }

    private void storeStudies() {
        for (StudyRow study : ledger.toArchive()) {
            objects.put(new StudyKeys(study.id()).yaml(), study.yaml().getBytes(StandardCharsets.UTF_8));
            ledger.archived(study);
        }
    }
}
