package io.grokscape.analyzer;

import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import org.jboss.logging.Logger;

/** Publishes provisional verdicts at a steady beat: however fast measurements come, a run has one verdict per beat. */
@ApplicationScoped
class Running {
    private static final Logger LOG = Logger.getLogger(Running.class);

    private final RunJudge running;
    private final StoredCurves curves;
    private final Publisher publisher;

    @Inject
    Running(RunJudge running, StoredCurves curves, Publisher publisher, AnalyzerMetrics metrics) {
        this.running = running;
        this.curves = curves;
        this.publisher = publisher;
        metrics.watch(running);
    }

    @Scheduled(every = "${grokscape.analyzer.judge-every:1s}", concurrentExecution = ConcurrentExecution.SKIP)
    void judge() {
        for (RunJudge.Provisional news : running.judgeRunning(curves)) {
            if (running.isRunning(news.runId())) {
                publisher
                        .verdict(news.runId(), news.attempt(), news.verdict())
                        .subscribe()
                        .with(_ -> {}, e -> notSaid(news, e));
            }
        }
    }

    private void notSaid(RunJudge.Provisional news, Throwable why) {
        running.notSaid(news.runId());
        LOG.warnf("Provisional verdict on %s not published, again when it is measured: %s", news.runId(), why);
    }
}
