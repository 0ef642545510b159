package io.grokscape.service.security;

import io.micrometer.core.instrument.Counter;
import io.micrometer.core.instrument.MeterRegistry;
import java.util.List;

/** What the gate counts, in every service. */
public final class GateMetrics {
    static final String REFUSALS = "grokscape.refusals";
    private static final List<Integer> STATUSES = List.of(400, 401, 403, 429);

    private GateMetrics() {}

    /** Makes every counter, at 0: a rate needs something to start from. */
    public static void register(MeterRegistry registry) {
        STATUSES.forEach(status -> Counter.builder(REFUSALS)
                .description("Requests refused before anything looked at them, by HTTP status")
                .tag("status", Integer.toString(status))
                .register(registry));
    }
}
