package io.grokscape.analyzer;

import io.grokscape.proto.Topics;
import io.grokscape.testsupport.EmbeddedKafka;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.producer.KafkaProducer;
import org.apache.kafka.common.serialization.ByteArraySerializer;
import org.apache.kafka.common.serialization.StringSerializer;

/** The topics, which the planner would make while the analyzer already runs. */
final class TestTopics {
    private TestTopics() {}

    /** A producer on a broker that has the topics from now on. */
    static KafkaProducer<String, byte[]> producer(EmbeddedKafka kafka) {
        try (Admin admin = kafka.admin()) {
            if (!admin.listTopics().names().get(30, TimeUnit.SECONDS).contains(Topics.RUNS.topic())) {
                kafka.withTopics();
            }
        } catch (Exception e) {
            throw new IllegalStateException("the broker does not list its topics", e);
        }
        return new KafkaProducer<>(
                Map.of("bootstrap.servers", kafka.bootstrapServers()),
                new StringSerializer(),
                new ByteArraySerializer());
    }
}
