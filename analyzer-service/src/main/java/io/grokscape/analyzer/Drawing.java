package io.grokscape.analyzer;

import io.grokscape.proto.v1.Finding;
import io.quarkus.scheduler.Scheduled;
import io.quarkus.scheduler.Scheduled.ConcurrentExecution;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import org.jboss.logging.Logger;

/** Publishes findings at a steady beat: however fast verdicts come, a study's findings are drawn once per beat. */
@ApplicationScoped
class Drawing {
    private static final Logger LOG = Logger.getLogger(Drawing.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(3);

    private final StudyTopics topics;
    private final StudyRuns runs;
    private final StudyFindings findings;
    private final Publisher publisher;
    private final AnalyzerMetrics metrics;
    private final Clock clock = Clock.systemUTC();

    @Inject
    Drawing(StudyTopics topics, StudyRuns runs, StudyFindings findings, Publisher publisher, AnalyzerMetrics metrics) {
        this.topics = topics;
        this.runs = runs;
        this.findings = findings;
        this.publisher = publisher;
        this.metrics = metrics;
    }

    @Scheduled(every = "${grokscape.analyzer.draw-every:2s}", concurrentExecution = ConcurrentExecution.SKIP)
    void draw() {
        if (!topics.isInCharge()) {
            return;
        }
        for (String study : runs.takeChanged()) {
            try {
                draw(study);
            } catch (RuntimeException e) {
                runs.changed(List.of(study));
                LOG.warnf("The findings of study %s are not published yet, again in a moment: %s", study, e);
            }
        }
    }

    private void draw(String study) {
        List<Finding> news = metrics.drawing().record(() -> findings.news(study, runs.finished(study), clock.millis()));
        for (Finding finding : news) {
            publisher.finding(StudyFindings.key(finding), finding).await().atMost(ACKNOWLEDGED_WITHIN);
            findings.published(finding);
        }
        if (!news.isEmpty()) {
            LOG.infof("Study %s: %d findings are new or have changed", study, news.size());
        }
    }
}
