package io.grokscape.trainer;

import org.jboss.logging.MDC;

/**
 * Names study, run and attempt in every line that this thread logs while it works on them. Structured logs have them as
 * fields ({@code GROKSCAPE_LOG_JSON=true}); the plain ones say what they need in words.
 */
final class RunLog implements AutoCloseable {
    RunLog(String study, String run) {
        MDC.put("study", study);
        MDC.put("run", run);
    }

    static void attempt(int number) {
        MDC.put("attempt", number);
    }

    @Override
    public void close() {
        MDC.remove("study");
        MDC.remove("run");
        MDC.remove("attempt");
    }
}
