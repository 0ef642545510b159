package io.grokscape.dashboard.ingest;

import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;

/** Makes the schema in the background: the page says that there is no study yet even before there is any record. */
@ApplicationScoped
class SchemaAtStart {
    void begin(@Observes StartupEvent start, Persistence persistence) {
        Thread.ofVirtual().name("read-model-schema").start(() -> persistence.untilDone("schema", () -> {}));
    }
}
