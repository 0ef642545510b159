package io.grokscape.analyzer;

import io.grokscape.dynamics.Evidence;
import io.grokscape.dynamics.Judge;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.store.RunKeys;
import io.grokscape.store.StoreException;
import jakarta.annotation.PreDestroy;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.inject.Inject;
import java.time.Duration;
import java.util.Collection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Semaphore;
import org.jboss.logging.Logger;

/**
 * Judges ended runs again, from their stored curves, by the rules of today: nothing is trained again. The new verdict
 * takes the old one's place in the topic, and whoever follows it, findings included, hears of it there.
 *
 * <p>What is still to be done is read off the verdicts themselves, so the request may be repeated at any time, also after
 * this process died in the middle of it.
 */
@ApplicationScoped
class Rejudging {
    private static final Logger LOG = Logger.getLogger(Rejudging.class);
    private static final Duration ACKNOWLEDGED_WITHIN = Duration.ofMinutes(3);
    private static final int TRIES = 4;

    private final StoredCurves curves;
    private final Publisher publisher;
    private final Judge judge;
    private final AnalyzerConfig config;
    private final Semaphore reads;
    private final Set<String> waiting = ConcurrentHashMap.newKeySet();
    private final Map<String, String> failed = new ConcurrentHashMap<>();
    private final ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();

    @Inject
    Rejudging(StoredCurves curves, Publisher publisher, Judge judge, AnalyzerConfig config) {
        this.curves = curves;
        this.publisher = publisher;
        this.judge = judge;
        this.config = config;
        this.reads = new Semaphore(config.readsAtATime());
    }

    /**
     * How far it is.
     *
     * @param rulesVersion of the rules of today
     * @param runs with a final verdict
     * @param outdated of them, judged by other rules, or before the time asked about
     * @param waiting of those, runs that this analyzer is about to judge
     * @param failed that it could not judge
     * @param reason why one of them could not be judged; empty if all could
     */
    record Progress(String rulesVersion, int runs, int outdated, int waiting, int failed, String reason) {}

    /** The rules of today. */
    String rulesVersion() {
        return judge.rules().version();
    }

    /** Begins with every run of these whose verdict is outdated, and returns at once. */
    void begin(Collection<Verdict> verdicts, long judgedBefore) {
        for (Verdict verdict : verdicts) {
            if (isOutdated(verdict, judgedBefore) && waiting.add(verdict.getRunId())) {
                failed.remove(verdict.getRunId());
                threads.execute(() -> again(verdict));
            }
        }
    }

    Progress progress(Collection<Verdict> verdicts, long judgedBefore) {
        int outdated = 0;
        int here = 0;
        int given = 0;
        String reason = "";
        for (Verdict verdict : verdicts) {
            if (isOutdated(verdict, judgedBefore)) {
                outdated++;
                here += waiting.contains(verdict.getRunId()) ? 1 : 0;
                given += failed.containsKey(verdict.getRunId()) ? 1 : 0;
                reason = failed.getOrDefault(verdict.getRunId(), reason);
            }
        }
        return new Progress(rulesVersion(), verdicts.size(), outdated, here, given, reason);
    }

    private boolean isOutdated(Verdict verdict, long judgedBefore) {
        return !verdict.getRulesVersion().equals(rulesVersion()) || verdict.getJudgedAtMs() < judgedBefore;
    }

    private void again(Verdict old) {
        try {
            untilDone(old);
        } catch (InterruptedException e) {
            LOG.infof("Run %s keeps its old verdict for now", old.getRunId());
        } catch (RuntimeException e) {
            LOG.warnf("Run %s keeps its old verdict: %s", old.getRunId(), e.getMessage());
            failed.put(old.getRunId(), e.getMessage());
        } finally {
            waiting.remove(old.getRunId());
        }
    }

    private void untilDone(Verdict old) throws InterruptedException {
        Duration pause = config.retryAfter();
        for (int tries = 1; ; tries++) {
            reads.acquire();
            try {
                publisher
                        .verdict(old.getRunId(), old.getAttempt(), fresh(old))
                        .await()
                        .atMost(ACKNOWLEDGED_WITHIN);
                return;
            } catch (StoreException e) {
                if (tries == TRIES) {
                    throw e;
                }
            } finally {
                reads.release();
            }
            Thread.sleep(pause);
            pause = pause.multipliedBy(2);
        }
    }

    private io.grokscape.dynamics.Verdict fresh(Verdict old) {
        boolean withoutCurve =
                old.getDynamic() == Dynamic.DYNAMIC_FAILED && old.getEvidence().getLastEpoch() == 0;
        if (withoutCurve) {
            return new io.grokscape.dynamics.Verdict(
                    io.grokscape.dynamics.Dynamic.FAILED,
                    old.getConfidence(),
                    false,
                    rulesVersion(),
                    old.getExplanation(),
                    Evidence.none());
        }
        String object = new RunKeys(old.getRunId()).curve(old.getAttempt());
        byte[] stored = curves.read(object).orElseThrow(() -> new StoreException(object + " is not in the store"));
        return judge.judge(StoredCurves.curve(stored, object));
    }

    @PreDestroy
    void stop() {
        threads.shutdownNow();
    }
}
