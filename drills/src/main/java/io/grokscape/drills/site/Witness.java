package io.grokscape.drills.site;

import io.grokscape.proto.Messages;
import io.grokscape.proto.Topics;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.RunEvent;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Predicate;
import org.apache.kafka.clients.consumer.KafkaConsumer;
import org.apache.kafka.common.KafkaException;
import org.apache.kafka.common.errors.InterruptException;

/** Reads the run events as they come, so that a drill can strike at the right moment and time what follows. */
public final class Witness implements AutoCloseable {
    private static final Duration POLL = Duration.ofMillis(100);
    private static final Set<RunEvent.EventCase> BEGINS =
            Set.of(RunEvent.EventCase.STARTED, RunEvent.EventCase.RESUMED, RunEvent.EventCase.CHECKPOINTED);

    /** An event and when it arrived here, by {@link System#nanoTime()}. */
    public record Heard(RunEvent event, long at) {}

    private final TopicReader topics;
    private final Thread thread;
    private final List<Heard> heard = new ArrayList<>();
    private final Map<String, RunEvent> inTraining = new HashMap<>();
    private volatile boolean closed;

    Witness(TopicReader topics) {
        this.topics = topics;
        this.thread = Thread.ofPlatform().name("witness").daemon().start(this::watch);
    }

    private void watch() {
        while (!closed) {
            try (KafkaConsumer<byte[], byte[]> consumer = topics.consumer(List.of(Topics.RUN_EVENTS))) {
                while (!closed) {
                    consumer.poll(POLL).forEach(record -> note(record.value()));
                }
            } catch (InterruptException e) {
                return;
            } catch (KafkaException e) {
                sleep(); // the broker may be away: that is what drills are for
            }
        }
    }

    private synchronized void note(byte[] value) {
        RunEvent event;
        try {
            event = Messages.runEvent(value);
        } catch (UnreadableMessageException e) {
            return; // planted by a drill; the services are who must cope
        }
        heard.add(new Heard(event, System.nanoTime()));
        RunEvent before = inTraining.get(event.getRunId());
        if (BEGINS.contains(event.getEventCase())) {
            inTraining.put(event.getRunId(), event);
        } else if (event.getAttempt() > 0 && before != null && before.getAttempt() <= event.getAttempt()) {
            inTraining.remove(event.getRunId());
        }
        notifyAll();
    }

    /** The newest event of each run that is in training, as far as the events tell. */
    public synchronized List<RunEvent> inTraining() {
        return List.copyOf(inTraining.values());
    }

    /** Everything heard so far. */
    public synchronized List<Heard> heard() {
        return List.copyOf(heard);
    }

    /** The first event of that kind that arrives, or has arrived, after an instant; empty if patience runs out. */
    public synchronized Optional<Heard> await(Predicate<RunEvent> wanted, long since, Duration patience)
            throws InterruptedException {
        long end = System.nanoTime() + patience.toNanos();
        int next = 0;
        while (true) {
            for (; next < heard.size(); next++) {
                Heard candidate = heard.get(next);
                if (candidate.at() >= since && wanted.test(candidate.event())) {
                    return Optional.of(candidate);
                }
            }
            long left = (end - System.nanoTime()) / 1_000_000;
            if (left <= 0) {
                return Optional.empty();
            }
            wait(left);
        }
    }

    private void sleep() {
        try {
            Thread.sleep(POLL);
        } catch (InterruptedException e) {
            closed = true;
        }
    }

    @Override
    public void close() {
        closed = true;
        try {
            thread.join(Duration.ofSeconds(10));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
