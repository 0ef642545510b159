package io.grokscape.standalone.client;

import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** The planner: takes studies. */
public final class Planner {
    private static final String JSON = "application/json";

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

    /** What a word may mean: {@code kind} is {@code study} or {@code run}; {@code name} only of studies. */
    public record Match(String kind, String id, String name) {
        private String path() {
            return (kind.equals("study") ? "/api/studies/" : "/api/runs/") + id;
        }
    }

    private record Found(List<Match> matches) {}

    /**
     * What came of a command.
     *
     * @param state of the study or run, afterwards
     * @param changed runs that stand elsewhere now, or whose trainers were told to stop
     * @param stopping those of them whose trainers have yet to stop
     * @param spared runs left alone, because another study wants them to go on
     */
    public record Outcome(String id, String state, int changed, int stopping, int spared) {}

    /** What could not be processed, and why. */
    public record Letter(String topic, String key, String reason) {}

    /**
     * Dead letters that were not put back.
     *
     * @param letters the oldest of them
     */
    public record DeadLetters(int waiting, List<Letter> letters) {}

    private record Retelling(int waiting) {}

    /** How much the planner has yet to tell; 0 once the broker has everything. */
    public int untold() throws InterruptedException {
        return service.get("/api/retell", Retelling.class).waiting();
    }

    private record PutBack(int putBack) {}

    /** @param topic that they came from; null = any */
    public DeadLetters deadLetters(String topic) throws InterruptedException {
        return service.get("/api/dead-letters" + from(topic), DeadLetters.class);
    }

    /** Puts dead letters back; how many it were. */
    public int replay(String topic) throws InterruptedException {
        return service.post("/api/dead-letters/replay" + from(topic), JSON, "", PutBack.class)
                .putBack();
    }

    private static String from(String topic) {
        return topic == null ? "" : "?topic=" + encoded(topic);
    }

    private static String encoded(String word) {
        return URLEncoder.encode(word, StandardCharsets.UTF_8).replace("+", "%20");
    }

    /** What a person may mean by a study's name or id, or the beginning of a run's id. */
    public List<Match> find(String word) throws InterruptedException {
        return service.get("/api/find/" + encoded(word), Found.class).matches();
    }

    /** Gives a study or run one of the commands {@code pause}, {@code resume}, {@code cancel} and {@code retry}. */
    public Outcome control(Match target, String command) throws InterruptedException {
        return service.post(target.path() + "/" + command, JSON, "", Outcome.class);
    }

    /** Sets the priority of a run, or of a study's runs; larger goes first. */
    public Outcome prioritise(Match target, int priority) throws InterruptedException {
        return service.post(target.path() + "/priority", JSON, "{\"priority\": %d}".formatted(priority), Outcome.class);
    }

    /** Why a run failed, in the trainer's words; empty if nobody said. */
    public String reason(String runId) throws InterruptedException {
        String reason = service.get("/api/runs/" + runId, Run.class).reason();
        return reason == null ? "" : reason;
    }

    /** How a study's search stands; fails as refused where the study lists its runs. */
    public SearchView search(String studyId) throws InterruptedException {
        return service.get("/api/studies/" + studyId + "/search", SearchView.class);
    }

    /** How well each recipe among a study's judged runs fits the paper, best first. */
    public List<RecipeView> recipes(String studyId) throws InterruptedException {
        return List.of(service.get("/api/studies/" + studyId + "/recipes", RecipeView[].class));
    }

    /**
     * How fast the trainers at hand are.
     *
     * @param runs the last runs that ended; none, and nothing is known
     * @param speed of one lane, over one core of the reference machine
     * @param running lanes at work now
     */
    public record Speed(int runs, double speed, int running) {}

    /** How fast the trainers at hand are, from the runs they ended last. */
    public Speed speed() throws InterruptedException {
        return service.get("/api/speed", Speed.class);
    }

    /** Hands in a study file. Handing it in again changes nothing. */
    public Submitted submit(String yaml) throws InterruptedException {
        return service.post("/api/studies", "application/yaml", yaml, Submitted.class);
    }
}
