package io.grokscape.service.security;

import java.util.Optional;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * What a request needs. A write nobody thought of needs a researcher, and a read a viewer: a forgotten entry closes a
 * door instead of opening one.
 *
 * @param openReads whether reads need nothing
 * @param openMetrics whether metrics need nothing
 */
record AccessRules(boolean openReads, boolean openMetrics) {
    private static final Set<String> READS = Set.of("GET", "HEAD", "OPTIONS");
    /** Probes come from a machine that has no token; what they learn is up or down. */
    private static final Pattern HEALTH = Pattern.compile("/q/health(/live|/ready|/started)?");

    private static final Pattern METRICS = Pattern.compile("/q/metrics(/.*)?");
    /** Questions too long for an address: they change nothing. */
    private static final Pattern QUESTIONS = Pattern.compile("/api/curves|/api/studies/check");

    private static final Pattern SIGN_IN = Pattern.compile("/sign-in");
    /** What changes more than the studies one asked for. */
    private static final Pattern OPERATIONS = Pattern.compile(
            "/api/(operations|admin|dead-letters?|drills?)(/.*)?|/api/.*/?(rebuild|rejudge|replay|retell)");

    static boolean isWrite(String method) {
        return !READS.contains(method);
    }

    /** The role needed; empty if none is. */
    Optional<Role> needed(String method, String path) {
        if (SIGN_IN.matcher(path).matches()) {
            return Optional.empty();
        }
        if (isWrite(method) && !isQuestion(method, path)) {
            return Optional.of(OPERATIONS.matcher(path).matches() ? Role.OPERATOR : Role.RESEARCHER);
        }
        boolean open = HEALTH.matcher(path).matches() || (METRICS.matcher(path).matches() ? openMetrics : openReads);
        return open ? Optional.empty() : Optional.of(Role.VIEWER);
    }

    private static boolean isQuestion(String method, String path) {
        return method.equals("POST") && QUESTIONS.matcher(path).matches();
    }
}
