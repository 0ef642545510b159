package io.grokscape.analyzer;

import io.grokscape.dynamics.Judge;
import io.grokscape.dynamics.VerdictRules;
import io.micrometer.core.instrument.MeterRegistry;
import java.time.Duration;

/** Every series an analyzer can have. */
public final class AnalyzerSeries {
    private AnalyzerSeries() {}

    public static void register(MeterRegistry registry) {
        AnalyzerMetrics metrics = new AnalyzerMetrics(registry);
        metrics.watch(new RunJudge(new Judge(VerdictRules.DEFAULT), 1, Duration.ZERO));
    }
}
