package io.grokscape.analyzer;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.service.broker.Brokers;
import io.grokscape.store.StudyKeys;
import io.quarkus.runtime.StartupEvent;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.apache.kafka.clients.consumer.ConsumerRecord;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.PartitionInfo;
import org.apache.kafka.common.TopicPartition;
import org.apache.kafka.common.serialization.ByteArrayDeserializer;
import org.apache.kafka.common.serialization.StringDeserializer;
import org.jboss.logging.Logger;

/**
 * Follows run events, verdicts and findings from their beginning, every analyzer for itself: which runs a study has and
 * what came of them is nowhere but there. After a restart it is read again, and nothing is concluded before what was there
 * has been read. Findings are drawn by one analyzer only, the one whose {@link Turn} it is. Topics that were made anew are
 * read from their beginning like those of another broker: what was published to the former is gone.
 */
@ApplicationScoped
class StudyTopics {
    private static final Logger LOG = Logger.getLogger(StudyTopics.class);
    private static final Duration POLL = Duration.ofMillis(300);
    private static final Duration ANSWER = Duration.ofSeconds(10);
    private static final List<String> TOPICS =
            List.of(Topics.Names.RUN_EVENTS, Topics.Names.VERDICTS, Topics.Names.FINDINGS);

    private final StudyRuns runs;
    private final StudyFindings findings;
    private final AnalyzerConfig config;
    private final Brokers brokers;
    private volatile boolean caughtUp;
    private volatile boolean inCharge;
    private volatile boolean closed;
    private Thread thread;

    @Inject
    StudyTopics(StudyRuns runs, StudyFindings findings, AnalyzerConfig config, Brokers brokers) {
        this.runs = runs;
        this.findings = findings;
        this.config = config;
        this.brokers = brokers;
    }

    void start(@Observes StartupEvent event) {
        thread = Thread.ofPlatform().name("study-topics").daemon().start(this::follow);
    }

    /** Whether this analyzer has read what there was when it started. */
    boolean isCaughtUp() {
        return caughtUp;
    }

    /** Whether this analyzer knows what there is to know, and is the one to conclude from it. */
    boolean isInCharge() {
        return inCharge;
    }

    private void follow() {
        while (!closed) {
            try (var consumer = consumer();
                    TopicIds ids = new TopicIds(brokers, TOPICS)) {
                findings.forgetPublished();
                follow(consumer, fromTheBeginning(consumer), ids);
            } catch (RuntimeException e) {
                // Whatever it is: an analyzer that no longer hears of new runs would conclude from old ones for ever.
                LOG.warnf("%s cannot be followed: %s; again in %s", TOPICS, e, config.retryAfter());
                pause();
            } finally {
                inCharge = false;
            }
        }
    }

    private void follow(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends, TopicIds ids) {
        caughtUp = false;
        try (Turn turn = new Turn(brokers)) {
            while (!closed && !ids.haveChanged()) {
                consumer.poll(POLL).forEach(this::apply);
                caughtUp = caughtUp || hasReached(consumer, ends);
                takeCharge(turn.isOurs() && caughtUp);
            }
        }
    }

    private void takeCharge(boolean charge) {
        if (charge && !inCharge) {
            LOG.infof(
                    "Drawing the findings of %d studies from now on",
                    runs.studies().size());
            runs.changed(runs.studies());
        }
        inCharge = charge;
    }

    private static Map<TopicPartition, Long> fromTheBeginning(KafkaConsumer<String, byte[]> consumer) {
        List<TopicPartition> partitions = new ArrayList<>();
        for (String topic : TOPICS) {
            List<PartitionInfo> found = consumer.partitionsFor(topic, ANSWER);
            if (found == null || found.isEmpty()) {
                throw new KafkaException("topic %s is not there yet".formatted(topic));
            }
            found.forEach(info -> partitions.add(new TopicPartition(topic, info.partition())));
        }
        consumer.assign(partitions);
        consumer.seekToBeginning(partitions);
        return consumer.endOffsets(partitions, ANSWER);
    }

    private static boolean hasReached(KafkaConsumer<String, byte[]> consumer, Map<TopicPartition, Long> ends) {
        return ends.entrySet().stream().allMatch(end -> consumer.position(end.getKey(), ANSWER) >= end.getValue());
    }

    private void apply(ConsumerRecord<String, byte[]> heard) {
        try {
            switch (heard.topic()) {
                case Topics.Names.RUN_EVENTS -> planned(Messages.runEvent(heard.value()));
                case Topics.Names.VERDICTS -> runs.judged(Messages.verdict(heard.value()));
                default -> published(heard);
            }
        } catch (UnreadableMessageException | IllegalArgumentException e) {
            // Run events that cannot be read are dead letters already: see Facts.
            LOG.warnf("%s-%d@%d is passed over: %s", heard.topic(), heard.partition(), heard.offset(), e.getMessage());
        }
    }

    private void planned(RunEvent event) {
        if (event.hasPlanned()) {
            new StudyKeys(event.getPlanned().getStudyId()); // refuses what is no study id
            runs.planned(
                    event.getPlanned().getStudyId(),
                    event.getRunId(),
                    event.getPlanned().getSpec());
        }
    }

    /** Whoever is in charge knows already what it published, and may have published something newer since. */
    private void published(ConsumerRecord<String, byte[]> heard) {
        if (!inCharge) {
            findings.published(Messages.finding(heard.value()));
        }
    }

    private KafkaConsumer<String, byte[]> consumer() {
        return new KafkaConsumer<>(
                brokers.with(Map.of(
                        "enable.auto.commit",
                        false,
                        "auto.offset.reset",
                        "earliest",
                        "allow.auto.create.topics",
                        false,
                        "default.api.timeout.ms",
                        (int) ANSWER.toMillis(),
                        "request.timeout.ms",
                        (int) ANSWER.toMillis() / 2,
                        // Findings are drawn every few seconds: a request for each event would show nothing sooner.
                        "fetch.min.bytes",
                        1 << 20,
                        "fetch.max.wait.ms",
                        500)),
                new StringDeserializer(),
                new ByteArrayDeserializer());
    }

    private void pause() {
        try {
            Thread.sleep(config.retryAfter());
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @PreDestroy
    void stop() throws InterruptedException {
        closed = true;
        if (thread != null) {
            thread.join(ANSWER);
        }
    }
}
