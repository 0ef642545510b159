package io.grokscape.planner.api;

import io.grokscape.dynamics.recipes.RecipeScore;
import io.grokscape.planner.Archivist;
import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.PlannerConfig;
import io.grokscape.planner.Searcher;
import io.grokscape.planner.api.Answers.RunAnswer;
import io.grokscape.planner.api.Answers.RunsPage;
import io.grokscape.planner.api.Answers.StudyAnswer;
import io.grokscape.planner.api.Answers.Submitted;
import io.grokscape.planner.ledger.Control;
import io.grokscape.planner.ledger.Control.Outcome;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.ledger.RecipeView;
import io.grokscape.planner.ledger.Searches;
import io.grokscape.planner.ledger.StudyRow;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.studies.Expansion;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.io.InputStream;
import java.util.List;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies: submit, look at, control. */
@Path("/api/studies")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "studies")
public class StudiesResource {
    private static final String YAML = "application/yaml";
    private static final int MAX_PAGE = 1000;

    @Inject
    PlannerConfig config;

    @Inject
    Ledger ledger;

    @Inject
    Control control;

    @Inject
    LedgerView view;

    @Inject
    Dispatcher dispatcher;

    @Inject
    Archivist archivist;

    @Inject
    Searches searches;

    @Inject
    Searcher searcher;

    @Inject
    RecipeView recipes;

    @POST
    @Consumes(YAML)
    @Operation(summary = "Submit a study file; 201 if it is new, 200 if it was known")
    public Response submitYaml(InputStream body) {
        return submit(SubmittedStudy.yaml(body, config.maxBodyBytes()));
    }

    @POST
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Submit a study of the catalogue: {\"catalogue\": \"quickstart\"}")
    public Response submitNamed(InputStream body) {
        return submit(SubmittedStudy.named(body, config.maxBodyBytes()));
    }

    private Response submit(Expansion expansion) {
        Ledger.Submission submission = ledger.submit(expansion);
        dispatcher.wake();
        archivist.wake();
        searcher.wake();
        return Response.status(submission.isNew() ? 201 : 200)
                .entity(Submitted.of(expansion, submission.state().word(), submission.newRuns()))
                .build();
    }

    @POST
    @Path("check")
    @Consumes(YAML)
    @Operation(summary = "What submitting a study file would come to")
    public Submitted checkYaml(InputStream body) {
        return check(SubmittedStudy.yaml(body, config.maxBodyBytes()));
    }

    @POST
    @Path("check")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "What submitting a study of the catalogue would come to")
    public Submitted checkNamed(InputStream body) {
        return check(SubmittedStudy.named(body, config.maxBodyBytes()));
    }

    private Submitted check(Expansion expansion) {
        String state = view.study(expansion.studyId())
                .map(StudyRow::state)
                .map(StudyState::word)
                .orElse("unknown");
        return Submitted.of(expansion, state, view.newRuns(expansion));
    }

    @GET
    @Operation(summary = "Every study, the newest first")
    public List<StudyAnswer> list() {
        return view.studies().stream().map(study -> StudyAnswer.of(study, null)).toList();
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A study, with its runs counted by state")
    public StudyAnswer show(@PathParam("id") String id) {
        return StudyAnswer.of(study(id), view.counts(id));
    }

    @GET
    @Path("{id}/runs")
    @Operation(summary = "A page of a study's runs, in the study's order")
    public RunsPage runs(
            @PathParam("id") String id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit) {
        if (offset < 0 || limit < 1 || limit > MAX_PAGE) {
            throw new ProblemException(400, "offset must be at least 0, and limit 1 to " + MAX_PAGE);
        }
        StudyRow study = study(id);
        List<RunAnswer> page =
                view.runs(id, offset, limit).stream().map(RunAnswer::of).toList();
        return new RunsPage(study.runCount(), offset, page);
    }

    @GET
    @Path("{id}/search")
    @Operation(summary = "How a study's search stands: which data sizes and seeds it tried, why, and what it found")
    public SearchAnswer search(@PathParam("id") String id) {
        study(id);
        return searches.of(id)
                .map(SearchAnswer::of)
                .orElseThrow(() -> ProblemException.notFound("search in study", id));
    }

    @GET
    @Path("{id}/recipes")
    @Operation(summary = "How well each recipe among a study's judged runs fits the paper's own numbers, best first")
    public List<RecipeScore> recipes(@PathParam("id") String id) {
        study(id);
        return recipes.scores(id);
    }

    private StudyRow study(String id) {
        return view.study(id).orElseThrow(() -> ProblemException.notFound("study", id));
    }

    @POST
    @Path("{id}/cancel")
    @Operation(summary = "Cancel a study and those of its runs that no other study wants; safe to repeat")
    public Outcome cancel(@PathParam("id") String id) {
        return done(id, control.cancelStudy(id));
    }

    @POST
    @Path("{id}/pause")
    @Operation(summary = "Pause a study and those of its runs that no other active study wants; safe to repeat")
    public Outcome pause(@PathParam("id") String id) {
        return done(id, control.pauseStudy(id));
    }

    @POST
    @Path("{id}/resume")
    @Operation(summary = "Let a study and all of its paused runs go on; safe to repeat")
    public Outcome resume(@PathParam("id") String id) {
        return done(id, control.resumeStudy(id));
    }

    @POST
    @Path("{id}/retry")
    @Operation(summary = "Give every failed run of a study fresh attempts; safe to repeat")
    public Outcome retry(@PathParam("id") String id) {
        return done(id, control.retryStudy(id));
    }

    @POST
    @Path("{id}/priority")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set the priority of a study's runs, larger first: {\"priority\": 5}")
    public Outcome prioritise(@PathParam("id") String id, InputStream body) {
        return done(id, control.prioritiseStudy(id, AskedPriority.in(body)));
    }

    private Outcome done(String id, Optional<Outcome> outcome) {
        dispatcher.wake();
        return outcome.orElseThrow(() -> ProblemException.notFound("study", id));
    }
}
