package io.grokscape.analyzer;

import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.micrometer.core.instrument.MeterRegistry;
import jakarta.enterprise.inject.Produces;
import jakarta.inject.Singleton;

/** The plain objects inside the shell. */
final class Parts {
    @Produces
    @Singleton
    Judge judge() {
        return new Judge(VerdictRules.DEFAULT);
    }

    @Produces
    @Singleton
    AnalyzerMetrics metrics(MeterRegistry registry) {
        return new AnalyzerMetrics(registry);
    }

    @Produces
    @Singleton
    RunJudge runJudge(Judge judge, AnalyzerConfig config) {
        return new RunJudge(judge, config.measurementsInMemory());
    }
}
