package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.broker.Publisher;
import io.grokscape.planner.broker.TopicCreation;
import io.grokscape.planner.ledger.Retold;
import io.grokscape.planner.ledger.Schedule;
import io.grokscape.planner.ledger.Window;
import io.grokscape.proto.Topics;
import io.grokscape.service.broker.Brokers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;
import java.util.List;
import org.jboss.logging.Logger;

/** Keeps the window on the broker full, and sends whatever the ledger has to say. */
@ApplicationScoped
public class Dispatcher {
    private static final Logger LOG = Logger.getLogger(Dispatcher.class);
    private static final int MESSAGES_AT_ONCE = 500;

    @Inject
    PlannerConfig config;

    @Inject
    Schedule schedule;

    @Inject
    Retold retold;

    @Inject
    Publisher publisher;

    @Inject
    Brokers brokers;

    private volatile boolean topicsExist;
    private long topicsSeenAt;
    private long watchedAt;
    private Beat beat;

    void start(@Observes StartupEvent event) {
        topicsExist = !config.topics().create();
        topicsSeenAt = System.nanoTime() - config.topics().every().toNanos();
        watchedAt = System.nanoTime(); // what trainers said while nobody listened gets one interval to be heard
        beat = Beat.start(
                "grokscape-dispatch",
                config.pulse(),
                new Part("look after the topics", this::seeTopics),
                new Part("look for silent runs", this::watch),
                new Part("offer runs", this::offer),
                new Part("send messages", this::send));
    }

    void stop(@Observes ShutdownEvent event) throws InterruptedException {
        beat.stop();
    }

    /** The ledger has changed. */
    public void wake() {
        beat.wake();
    }

    /** Whether there is a broker with every topic. */
    public boolean isReady() {
        return topicsExist;
    }

    /** Again and again: somebody may have lost the broker's data, and then nobody else knows what was there. */
    private void seeTopics() throws Exception {
        if (System.nanoTime() - topicsSeenAt >= config.topics().every().toNanos()) {
            TopicCreation topics = new TopicCreation(brokers, config.topics().replication());
            List<Topics> replaced = retold.present(topics.run(config.topics().create()));
            topicsExist = true;
            topicsSeenAt = System.nanoTime();
            if (replaced.contains(Topics.RUNS)) {
                LOG.warnf("%d queued runs are offered again: their topic was made anew", schedule.offerQueuedAgain());
            }
        }
    }

    private void watch() {
        if (System.nanoTime() - watchedAt >= config.watchdog().every().toNanos()) {
            watchedAt = System.nanoTime();
            schedule.nudge(config.watchdog().queuedSilence(), config.watchdog().runningSilence());
        }
    }

    private void offer() {
        PlannerConfig.WindowConfig window = config.window();
        schedule.offer(new Window(window.perLane(), window.least(), window.most()));
    }

    private void send() {
        boolean more = topicsExist;
        while (more) {
            more = schedule.send(publisher, MESSAGES_AT_ONCE) == MESSAGES_AT_ONCE;
        }
    }
}
