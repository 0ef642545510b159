package io.grokscape.trainer;

import io.grokscape.service.broker.Brokers;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.eclipse.microprofile.health.HealthCheck;
import org.eclipse.microprofile.health.HealthCheckResponse;
import org.eclipse.microprofile.health.HealthCheckResponseBuilder;

/** Ready when the broker and the object store answer. A trainer that is not ready trains on, and waits where it must. */
@org.eclipse.microprofile.health.Readiness
@ApplicationScoped
class Readiness implements HealthCheck {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Admin admin;
    private final ObjectStore store;
    private final Brokers brokers;
    private final Workshop workshop;

    Readiness(TrainerConfig config, Workshop workshop, Brokers brokers) {
        this.brokers = brokers;
        this.workshop = workshop;
        this.admin = Admin.create(brokers.with(
                Map.of("client.id", workshop.settings().source() + "-readiness", "reconnect.backoff.max.ms", 2000)));
        TrainerConfig.S3 s3 = config.s3();
        this.store = new ObjectStore(StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket())
                .withTimeouts(ANSWER, ANSWER));
    }

    @Override
    public HealthCheckResponse call() {
        boolean kafka = brokerAnswers();
        boolean s3 = store.isReachable();
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

    private boolean brokerAnswers() {
        try {
            admin.describeCluster().nodes().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    @PreDestroy
    void close() {
        admin.close(Duration.ZERO);
        store.close();
    }
}
