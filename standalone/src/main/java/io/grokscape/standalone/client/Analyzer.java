package io.grokscape.standalone.client;

import java.util.Optional;

/** The analyzer: judges runs, and judges them again. */
public final class Analyzer {
    private final JsonService service;

    /** @param address such as {@code http://127.0.0.1:8083} */
    public Analyzer(String address) {
        this.service = new JsonService("analyzer", address);
    }

    /**
     * How far judging again is.
     *
     * @param rulesVersion of the rules of today
     * @param runs that have a final verdict
     * @param outdated of those, judged by other rules or before the time asked about
     * @param waiting of those, runs about to be judged
     * @param failed that could not be judged
     * @param reason why one of them could not
     */
    public record Rejudging(String rulesVersion, int runs, int outdated, int waiting, int failed, String reason) {
        /** Whether nothing more will come of waiting. */
        public boolean isOver() {
            return outdated == failed;
        }
    }

    /** Begins, or goes on, with a study's runs or with all there are; verdicts older than that are outdated too. */
    public Rejudging rejudge(Optional<String> studyId, long judgedBeforeMs) throws InterruptedException {
        return service.post(path(studyId, judgedBeforeMs), "application/json", "", Rejudging.class);
    }

    /** How far it is. */
    public Rejudging rejudging(Optional<String> studyId, long judgedBeforeMs) throws InterruptedException {
        return service.get(path(studyId, judgedBeforeMs), Rejudging.class);
    }

    private static String path(Optional<String> studyId, long judgedBeforeMs) {
        return studyId.map(id -> "/api/studies/" + id).orElse("/api") + "/rejudge?judged_before=" + judgedBeforeMs;
    }
}
