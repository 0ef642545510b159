package io.grokscape.analyzer;

import io.grokscape.service.broker.Brokers;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Collectors;
import org.apache.kafka.clients.admin.Admin;
import org.apache.kafka.clients.admin.TopicDescription;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.Uuid;
import org.jboss.logging.Logger;

/**
 * The broker's own ids of some topics. Another id under the same name is another topic: what the former held is gone, and a
 * consumer goes on in the new one without a word. Used by one thread.
 */
final class TopicIds implements AutoCloseable {
    private static final Logger LOG = Logger.getLogger(TopicIds.class);
    private static final Duration LOOK_EVERY = Duration.ofSeconds(15);
    private static final Duration ANSWER = Duration.ofSeconds(3);

    private final Admin admin;
    private final List<String> topics;
    private final Map<String, Uuid> ids;
    private long lookedAt = System.nanoTime();

    /** Asks for the ids of now; fails if a topic is not there. */
    TopicIds(Brokers brokers, List<String> topics) {
        this.topics = topics;
        this.admin = Admin.create(brokers.with(Map.of("client.id", "analyzer-topic-ids")));
        try {
            this.ids = ids();
        } catch (RuntimeException e) {
            close();
            throw e;
        }
    }

    /** Whether a topic was made anew, as far as the last look tells; a broker that is away has told nothing. */
    boolean haveChanged() {
        if (System.nanoTime() - lookedAt < LOOK_EVERY.toNanos()) {
            return false;
        }
        lookedAt = System.nanoTime();
        try {
            boolean changed = !ids().equals(ids);
            if (changed) {
                LOG.warnf("%s are not the topics they were; reading them from the beginning", topics);
            }
            return changed;
        } catch (KafkaException e) {
            LOG.debugf("the topics' ids are not known at the moment: %s", e.getMessage());
            return false;
        }
    }

    private Map<String, Uuid> ids() {
        try {
            return admin
                    .describeTopics(topics)
                    .allTopicNames()
                    .get(ANSWER.toMillis(), TimeUnit.MILLISECONDS)
                    .values()
                    .stream()
                    .collect(Collectors.toMap(TopicDescription::name, TopicDescription::topicId));
        } catch (ExecutionException e) {
            throw new KafkaException(
                    "the topics' ids are not to be had: " + e.getCause().getMessage(), e);
        } catch (TimeoutException e) {
            throw new KafkaException("the topics' ids are not to be had within " + ANSWER, e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new KafkaException(e);
        }
    }

    @Override
    public void close() {
        admin.close(Duration.ZERO);
    }
}
