package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.Recurring;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.proto.Topics;
import io.grokscape.service.broker.Brokers;
import io.micrometer.core.instrument.Gauge;
import io.micrometer.core.instrument.MeterRegistry;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.ListOffsetsResult.ListOffsetsResultInfo;
import org.apache.kafka.clients.admin.OffsetSpec;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.TopicPartition;
import org.jboss.logging.Logger;

/** How many records the topics hold that the read model does not show yet, asked every few seconds. */
@ApplicationScoped
public class Backlog {
    private static final Logger LOG = Logger.getLogger(Backlog.class);
    private static final Duration BETWEEN_LOOKS = Duration.ofSeconds(2);
    private static final Duration ANSWER = Duration.ofSeconds(5);
    private static final List<Topics> READ =
            List.of(Topics.STUDIES, Topics.RUN_EVENTS, Topics.MEASUREMENTS, Topics.VERDICTS, Topics.FINDINGS);

    private final Database database;
    private final Admin admin;
    private volatile Map<Topics, Long> behind = Map.of();
    private volatile boolean brokerAnswers;
    private Recurring watch;

    Backlog(Database database, MeterRegistry metrics, Brokers brokers) {
        this.database = database;
        this.admin = Admin.create(brokers.with(Map.of(
                "client.id",
                "dashboard-backlog",
                "default.api.timeout.ms",
                (int) ANSWER.toMillis(),
                "request.timeout.ms",
                (int) ANSWER.toMillis() / 2,
                "reconnect.backoff.max.ms",
                2000)));
        for (Topics topic : READ) {
            Gauge.builder("grokscape_dashboard_records_behind", () -> behind.get(topic))
                    .description("Records that the read model does not show yet; NaN while nobody can say")
                    .tag("topic", topic.topic())
                    .register(metrics);
        }
    }

    void begin(@Observes StartupEvent start) {
        watch = Recurring.every(BETWEEN_LOOKS, "backlog", this::watch);
    }

    void end(@Observes ShutdownEvent shutdown) {
        watch.close();
        admin.close(Duration.ZERO);
    }

    /** Whether the broker answered when it was last asked. */
    public boolean brokerAnswers() {
        return brokerAnswers;
    }

    /** Records behind in those topics as of a look that began after this call; throws if broker or database are away. */
    public long now(Set<Topics> topics) throws Exception {
        return look().entrySet().stream()
                .filter(topic -> topics.contains(topic.getKey()))
                .mapToLong(Map.Entry::getValue)
                .sum();
    }

    /** Every topic that is read. */
    public static Set<Topics> topics() {
        return Set.copyOf(READ);
    }

    private void watch() throws InterruptedException {
        try {
            behind = look();
            brokerAnswers = true;
        } catch (ExecutionException | TimeoutException | KafkaException e) {
            LOG.debugf("the broker does not answer: %s", e.getMessage());
            brokerAnswers = false;
            behind = Map.of();
        } catch (RuntimeException e) {
            behind = Map.of(); // the database is away: its own check says so
        }
    }

    private Map<Topics, Long> look() throws ExecutionException, InterruptedException, TimeoutException {
        Map<TopicPartition, OffsetSpec> ends = new HashMap<>();
        Map<TopicPartition, OffsetSpec> beginnings = new HashMap<>();
        for (TopicPartition partition : partitions()) {
            ends.put(partition, OffsetSpec.latest());
            beginnings.put(partition, OffsetSpec.earliest());
        }
        Map<TopicPartition, ListOffsetsResultInfo> last = offsets(ends);
        Map<TopicPartition, ListOffsetsResultInfo> first = offsets(beginnings);
        brokerAnswers = true;
        Map<TopicPartition, Long> positions = database.read(Positions::read);
        Map<Topics, Long> behind = new HashMap<>();
        READ.forEach(topic -> behind.put(topic, 0L));
        last.forEach((partition, end) -> {
            long position = Math.max(
                    positions.getOrDefault(partition, 0L), first.get(partition).offset());
            READ.stream()
                    .filter(topic -> topic.topic().equals(partition.topic()))
                    .forEach(topic -> behind.merge(topic, Math.max(0, end.offset() - position), Long::sum));
        });
        return behind;
    }

    private List<TopicPartition> partitions() throws ExecutionException, InterruptedException, TimeoutException {
        Set<String> there = admin.listTopics().names().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
        List<String> names =
                READ.stream().map(Topics::topic).filter(there::contains).toList();
        return admin
                .describeTopics(names)
                .allTopicNames()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .values()
                .stream()
                .flatMap(topic -> topic.partitions().stream()
                        .map(partition -> new TopicPartition(topic.name(), partition.partition())))
                .toList();
    }

    private Map<TopicPartition, ListOffsetsResultInfo> offsets(Map<TopicPartition, OffsetSpec> asked)
            throws ExecutionException, InterruptedException, TimeoutException {
        return admin.listOffsets(asked).all().get(ANSWER.toMillis(), TimeUnit.MILLISECONDS);
    }

    /** The broker's own ids of those topics, by name. */
    Map<String, String> topicIds(Set<String> names) throws ExecutionException, InterruptedException, TimeoutException {
        Map<String, String> ids = new HashMap<>();
        admin.describeTopics(names)
                .allTopicNames()
                .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                .forEach((name, topic) -> ids.put(name, topic.topicId().toString()));
        return ids;
    }
}
