package io.grokscape.trainer;

import io.grokscape.service.broker.Brokers;
import io.grokscape.service.metrics.StoreMetrics;
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
    ObjectStore store(TrainerConfig config, MeterRegistry registry) {
        TrainerConfig.S3 s3 = config.s3();
        return new ObjectStore(
                StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket()),
                new StoreMetrics(registry));
    }

    @Produces
    @Singleton
    Workshop workshop(TrainerConfig config, Brokers brokers, ObjectStore store, MeterRegistry registry) {
        String source = config.name().orElseGet(WorkshopProducer::defaultName);
        return new Workshop(
                new WorkerSettings(
                        source,
                        lanes(config),
                        config.maxAttempts(),
                        config.attemptBackOff(),
                        config.checkpointInterval(),
                        config.checkpointsKept(),
                        config.measurementInterval()),
                store,
                new RunTopics(brokers, source),
                new Controls(brokers),
                new EngineChoice(config.engine()),
                new TrainerMetrics(registry, lanes(config)));
    }

    private static int lanes(TrainerConfig config) {
        return config.lanes() > 0 ? config.lanes() : Runtime.getRuntime().availableProcessors();
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
