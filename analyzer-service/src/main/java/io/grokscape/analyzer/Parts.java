package io.grokscape.analyzer;

import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.grokscape.service.metrics.StoreMetrics;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.StoreSettings;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Disposes;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The plain objects inside the shell. */
final class Parts {
    @Produces
    @Singleton
    Judge judge(AnalyzerConfig config) {
        return new Judge(rules(config.rules()));
    }

    @Produces
    @Singleton
    AnalyzerMetrics metrics(MeterRegistry registry) {
        return new AnalyzerMetrics(registry);
    }

    @Produces
    @Singleton
    RunJudge runJudge(Judge judge, AnalyzerConfig config) {
        return new RunJudge(judge, config.measurementsInMemory(), config.judgeFromAge());
    }

    @Produces
    @Singleton
    StudyRuns studyRuns() {
        return new StudyRuns();
    }

    @Produces
    @Singleton
    StudyFindings studyFindings(Judge judge, ObjectStore store) {
        return new StudyFindings(judge.rules(), new FirstPredictions(store));
    }

    @Produces
    @Singleton
    ObjectStore objectStore(AnalyzerConfig config, MeterRegistry metrics) {
        AnalyzerConfig.S3 s3 = config.s3();
        return new ObjectStore(
                StoreSettings.of(s3.endpoint(), s3.accessKey(), s3.secretKey(), s3.bucket()),
                new StoreMetrics(metrics));
    }

    void close(@Disposes ObjectStore store) {
        store.close();
    }

    private static VerdictRules rules(AnalyzerConfig.Rules rules) {
        VerdictRules configured = new VerdictRules(
                rules.version(),
                rules.window(),
                rules.fitted(),
                rules.floor(),
                rules.grokked(),
                rules.rising(),
                rules.gap(),
                rules.fewestRows());
        boolean calibrated = rules.version().equals(VerdictRules.DEFAULT.version());
        if (calibrated && !configured.equals(VerdictRules.DEFAULT)) {
            throw new IllegalArgumentException(
                    "grokscape.analyzer.rules: the thresholds are not those of rules version %s; name a version of their own"
                            .formatted(rules.version()));
        }
        return configured;
    }
}
