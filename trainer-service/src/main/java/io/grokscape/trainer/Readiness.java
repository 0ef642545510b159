package io.grokscape.trainer;

import io.grokscape.service.broker.BrokerProbe;
import io.grokscape.service.broker.Brokers;
import io.grokscape.service.health.BoundedProbe;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready when the broker and the object store answer. A trainer that is not ready trains on, and waits where it must. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final BrokerProbe broker;
    private final ObjectStore store;
    private final BoundedProbe storeProbe;
    private final Brokers brokers;
    private final Workshop workshop;

    Readiness(TrainerConfig config, Workshop workshop, Brokers brokers) {
        this.brokers = brokers;
        this.workshop = workshop;
        this.broker = new BrokerProbe(brokers, workshop.settings().source());
        TrainerConfig.S3 s3 = config.s3();
        this.store = new ObjectStore(StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket())
                .withTimeouts(ANSWER, ANSWER));
        this.storeProbe = new BoundedProbe("object-store", store::isReachable);
    }

    @Override
    public HealthCheckResponse call() {
        boolean kafka = broker.answers();
        boolean s3 = storeProbe.answers();
        HealthCheckResponseBuilder response = HealthCheckResponse.named("trainer")
                .status(kafka && s3 && !workshop.isDraining())
                .withData("draining", workshop.isDraining());
        if (!kafka) {
            response.withData("kafka", "no answer from " + brokers.bootstrapServers());
        }
        if (!s3) {
            response.withData("s3", "no " + store);
        }
        return response.build();
    }

    @PreDestroy
    void close() {
        broker.close();
        store.close();
    }
}
