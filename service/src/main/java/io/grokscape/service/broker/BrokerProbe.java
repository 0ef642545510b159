package io.grokscape.service.broker;

import java.time.Duration;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;

/** Asks whether the brokers answer, within what a readiness probe may take. Thread-safe. */
public final class BrokerProbe implements AutoCloseable {
    private static final Duration ANSWER = Duration.ofSeconds(2);

    private final Admin admin;

    /** @param client names the connection in the brokers' logs */
    public BrokerProbe(Brokers brokers, String client) {
        this.admin = Admin.create(brokers.with(
                Map.of("client.id", client + "-readiness", "reconnect.backoff.max.ms", (int) ANSWER.toMillis())));
    }

    /** Whether they do now. */
    public boolean answers() {
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

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
