package io.grokscape.planner;

import io.grokscape.planner.Beat.Part;
import io.grokscape.planner.broker.Publisher;
import io.grokscape.planner.broker.TopicCreation;
import io.grokscape.planner.ledger.Schedule;
import io.grokscape.planner.ledger.Window;
import io.grokscape.service.broker.Brokers;
import io.quarkus.runtime.ShutdownEvent;
import io.quarkus.runtime.StartupEvent;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.enterprise.event.Observes;
import jakarta.inject.Inject;

/** Keeps the window on the broker full, and sends whatever the ledger has to say. */
@ApplicationScoped
public class Dispatcher {
    private static final int MESSAGES_AT_ONCE = 500;

    @Inject
    PlannerConfig config;

    @Inject
    Schedule schedule;

    @Inject
    Publisher publisher;

    @Inject
    Brokers brokers;

    private volatile boolean topicsExist;
    private long watchedAt;
    private Beat beat;

    void start(@Observes StartupEvent event) {
        topicsExist = !config.topics().create();
        watchedAt = System.nanoTime(); // what trainers said while nobody listened gets one interval to be heard
        beat = Beat.start(
                "grokscape-dispatch",
                config.pulse(),
                new Part("create topics", this::createTopics),
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

    private void createTopics() throws Exception {
        if (!topicsExist) {
            new TopicCreation(brokers, config.topics().replication()).run();
            topicsExist = true;
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
