package io.grokscape.service.log;

import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.Priority;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Singleton;
import java.util.logging.Handler;
import java.util.logging.Logger;
import org.eclipse.microprofile.config.inject.ConfigProperty;
import org.jboss.logmanager.ExtHandler;

/** Turns the log into JSON lines where {@code grokscape.log.json} says so; the framework's own way is an artifact more. */
@Singleton
class StructuredLogs {
    void start(
            @Observes @Priority(0) StartupEvent event,
            @ConfigProperty(name = "grokscape.log.json", defaultValue = "false") boolean json,
            @ConfigProperty(name = "quarkus.application.name") String service) {
        if (json) {
            use(new JsonLines(service), Logger.getLogger("").getHandlers());
        }
    }

    /** Handlers may hold others: the one that keeps early records does. */
    private static void use(JsonLines format, Handler... handlers) {
        for (Handler handler : handlers) {
            handler.setFormatter(format);
            if (handler instanceof ExtHandler outer) {
                use(format, outer.getHandlers());
            }
        }
    }
}
