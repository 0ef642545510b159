package io.grokscape.trainer;

import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;
import java.net.InetAddress;
import java.net.UnknownHostException;

/** Builds the plain objects from the configuration. */
@Singleton
class WorkshopProducer {
    @Produces
    @Singleton
    ObjectStore store(TrainerConfig config) {
        TrainerConfig.S3 s3 = config.s3();
        return new ObjectStore(StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket()));
    }

    @Produces
    @Singleton
    Workshop workshop(TrainerConfig config, ObjectStore store, MeterRegistry registry) {
        String source = config.name().orElseGet(WorkshopProducer::defaultName);
        return new Workshop(
                new WorkerSettings(
                        source,
                        config.maxAttempts(),
                        config.attemptBackOff(),
                        config.checkpointInterval(),
                        config.checkpointsKept(),
                        config.measurementInterval()),
                store,
                new RunTopics(config.bootstrapServers(), source),
                new Controls(config.bootstrapServers()),
                new EngineChoice(config.engine()),
                new TrainerMetrics(registry));
    }

    private static String defaultName() {
        try {
            return InetAddress.getLocalHost().getHostName() + "-"
                    + ProcessHandle.current().pid();
        } catch (UnknownHostException e) {
            return "trainer-" + ProcessHandle.current().pid();
        }
    }
}
