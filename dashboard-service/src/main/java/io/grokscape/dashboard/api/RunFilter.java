package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.RunState;
import jakarta.ws.rs.QueryParam;
import java.util.Arrays;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;

/** Which runs of a list; what is not asked for accepts all. Several words, separated by commas, accept each. */
public final class RunFilter {
    private static final int MAX_SEARCH = 200;
    private static final Set<String> DYNAMICS = Set.copyOf(StudySummaries.DYNAMICS);
    private static final Set<String> STATES =
            Arrays.stream(RunState.values()).map(RunState::key).collect(Collectors.toSet());

    @QueryParam("state")
    @Parameter(description = "waiting, paused, queued, running, completed, failed or cancelled; several with commas")
    String state;

    @QueryParam("dynamic")
    @Parameter(description = "Dynamics in capitals, or none for runs without a verdict; several with commas")
    String dynamic;

    @QueryParam("task")
    @Parameter(description = "As in a run spec")
    String task;

    @QueryParam("hidden_size")
    @Parameter(description = "d")
    Integer hiddenSize;

    @QueryParam("train_size")
    @Parameter(description = "D")
    Integer trainSize;

    @QueryParam("memorise_size")
    @Parameter(description = "M")
    Integer memoriseSize;

    @QueryParam("layers")
    @Parameter(description = "Transformer blocks")
    Integer layers;

    @QueryParam("seed")
    @Parameter(description = "Data seed")
    Integer seed;

    @QueryParam("tag")
    @Parameter(description = "A tag that the run has")
    String tag;

    @QueryParam("search")
    @Parameter(
            description =
                    "Text in a run's id, task, state, dynamic, trainer, reason, tags or notes; case does not count")
    String search;

    /** As SQL over a row of {@code run}. */
    Condition condition() {
        Condition condition = new Condition();
        condition.anyOf("state", state, STATES, "run.state");
        condition.anyOf("dynamic", dynamic, DYNAMICS, "run.dynamic");
        condition.and("run.task = ?", task);
        condition.and("run.hidden_size = ?", hiddenSize);
        condition.and("run.train_size = ?", trainSize);
        condition.and("(run.spec->>'memorise_size')::integer = ?", memoriseSize);
        condition.and("(run.spec->>'layers')::integer = ?", layers);
        condition.and("run.data_seed = ?", seed);
        condition.and("? = ANY (run.tags)", tag);
        condition.and(
                "position(? IN lower(concat_ws(' ', run.run_id, run.task, run.state, run.dynamic, run.trainer,"
                        + " run.reason, array_to_string(run.tags, ' '), run.notes::text))) > 0",
                search());
        return condition;
    }

    private String search() {
        if (search == null || search.isBlank()) {
            return null;
        }
        if (search.length() > MAX_SEARCH || search.indexOf('\0') >= 0) {
            throw ProblemException.badRequest("search must be at most %d characters of text".formatted(MAX_SEARCH));
        }
        return search.strip().toLowerCase(Locale.ROOT);
    }
}
