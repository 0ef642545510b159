package io.grokscape.standalone.client;

/** The planner: takes studies. */
public final class Planner {
    private final JsonService service;

    /** @param address such as {@code http://127.0.0.1:8081} */
    public Planner(String address) {
        this.service = new JsonService("planner", address);
    }

    /**
     * What became of a submission.
     *
     * @param id of the study
     * @param runs distinct runs of the study
     * @param newRuns runs nobody had asked for before
     * @param reusedRuns runs that another study has asked for; they are not trained again
     */
    public record Submitted(String id, String name, String state, int runs, int newRuns, int reusedRuns) {}

    private record Run(String reason) {}

    /** Why a run failed, in the trainer's words; empty if nobody said. */
    public String reason(String runId) throws InterruptedException {
        String reason = service.get("/api/runs/" + runId, Run.class).reason();
        return reason == null ? "" : reason;
    }

    /** Hands in a study file. Handing it in again changes nothing. */
    public Submitted submit(String yaml) throws InterruptedException {
        return service.post("/api/studies", "application/yaml", yaml, Submitted.class);
    }
}
