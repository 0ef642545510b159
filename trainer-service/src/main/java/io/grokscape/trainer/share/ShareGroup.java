package io.grokscape.trainer.share;

import io.grokscape.service.broker.Brokers;
import java.time.Duration;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.AlterConfigOp;
import org.apache.kafka.clients.admin.ConfigEntry;
import org.apache.kafka.clients.consumer.KafkaShareConsumer;
import org.apache.kafka.clients.consumer.ShareConsumer;
import org.apache.kafka.common.config.ConfigResource;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.jboss.logging.Logger;

/**
 * A share group whose records are long jobs.
 *
 * @param brokers where they are
 * @param name the group's id
 * @param clientId starts the names of its consumers in the broker's logs
 * @param lock how long a record stays ours without a renewal; the broker has a minimum (15 s unless lowered)
 * @param deliveries after which a record is archived unread; brokers before 4.3 know this only as a setting of their own
 */
public record ShareGroup(Brokers brokers, String name, String clientId, Duration lock, int deliveries) {
    private static final Logger LOG = Logger.getLogger(ShareGroup.class);
    private static final Duration ANSWER = Duration.ofSeconds(10);

    /** How often a lock is renewed: two renewals may be lost before it is. */
    public Duration renewEvery() {
        return lock.dividedBy(3);
    }

    /** Sets the group's own settings on the broker. False, with a log line, when the broker does not answer. */
    public boolean configure() {
        Map<String, String> settings = new LinkedHashMap<>();
        // The default, latest, would skip what was queued before the first trainer came.
        settings.put("share.auto.offset.reset", "earliest");
        settings.put("share.record.lock.duration.ms", Long.toString(lock.toMillis()));
        settings.put("share.renew.acknowledge.enable", "true");
        settings.put("share.delivery.count.limit", Integer.toString(deliveries));
        try (Admin admin = Admin.create(brokers.with(Map.of(
                "client.id",
                clientId + "-admin",
                "default.api.timeout.ms",
                (int) ANSWER.toMillis(),
                "request.timeout.ms",
                (int) ANSWER.toMillis())))) {
            for (var setting : settings.entrySet()) {
                if (!set(admin, setting.getKey(), setting.getValue())) {
                    return false;
                }
            }
            return true;
        }
    }

    /** A setting that this broker's release does not know is left at what it does without it. */
    private boolean set(Admin admin, String key, String value) {
        ConfigResource group = new ConfigResource(ConfigResource.Type.GROUP, name);
        AlterConfigOp operation = new AlterConfigOp(new ConfigEntry(key, value), AlterConfigOp.OpType.SET);
        try {
            admin.incrementalAlterConfigs(Map.of(group, List.of(operation)))
                    .all()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
            return true;
        } catch (ExecutionException e) {
            boolean refused = e.getCause() instanceof org.apache.kafka.common.errors.ApiException api
                    && !(api instanceof org.apache.kafka.common.errors.RetriableException);
            LOG.logf(
                    refused ? Logger.Level.DEBUG : Logger.Level.WARN,
                    "share group %s: the broker does not take %s=%s: %s",
                    name,
                    key,
                    value,
                    e.getCause().getMessage());
            return refused;
        } catch (TimeoutException e) {
            LOG.warnf("share group %s: the broker did not answer within %s", name, ANSWER);
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    /** A consumer that holds one record at a time until it is acknowledged. */
    public ShareConsumer<byte[], byte[]> consumer(int lane) {
        Map<String, Object> settings = new HashMap<>(brokers.settings());
        settings.put("group.id", name);
        settings.put("client.id", clientId + "-lane-" + lane);
        settings.put("share.acknowledgement.mode", "explicit");
        settings.put("share.acquire.mode", "record_limit");
        settings.put("max.poll.records", 1);
        // A lane does not poll while its job runs, for hours perhaps; the renewals show that it lives.
        settings.put("max.poll.interval.ms", Integer.MAX_VALUE);
        settings.put("default.api.timeout.ms", (int) ANSWER.toMillis());
        settings.put("request.timeout.ms", (int) ANSWER.toMillis() - 1000);
        settings.put("reconnect.backoff.max.ms", 2000);
        settings.put("key.deserializer", ByteArrayDeserializer.class);
        settings.put("value.deserializer", ByteArrayDeserializer.class);
        return new KafkaShareConsumer<>(settings);
    }
}
