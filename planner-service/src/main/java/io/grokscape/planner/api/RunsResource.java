package io.grokscape.planner.api;

import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.api.Answers.RunAnswer;
import io.grokscape.planner.ledger.Control;
import io.grokscape.planner.ledger.Control.Outcome;
import io.grokscape.planner.ledger.LedgerView;
import io.grokscape.planner.ledger.ResultRow;
import io.grokscape.planner.ledger.Searches;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.io.InputStream;
import java.util.Optional;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single runs: look at, control. */
@Path("/api/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "runs")
public class RunsResource {
    @Inject
    Control control;

    @Inject
    LedgerView view;

    @Inject
    Searches searches;

    @Inject
    Dispatcher dispatcher;

    @GET
    @Operation(summary = "A run: where it stands, and its spec")
    public RunAnswer show(@PathParam("id") String id) {
        return view.run(id).map(RunAnswer::of).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    @GET
    @Path("result")
    @Operation(summary = "What came of a run: where it stopped and whether it had settled, and its final verdict")
    public ResultRow result(@PathParam("id") String id) {
        return searches.result(id).orElseThrow(() -> ProblemException.notFound("result yet of a run", id));
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Cancel a run, whichever studies want it; a running one ends when its trainer has stopped")
    public Outcome cancel(@PathParam("id") String id) {
        return done(id, control.cancelRun(id));
    }

    @POST
    @Path("pause")
    @Operation(summary = "Pause a run, whichever studies want it; its trainer checkpoints it and takes another")
    public Outcome pause(@PathParam("id") String id) {
        return done(id, control.pauseRun(id));
    }

    @POST
    @Path("resume")
    @Operation(summary = "Let a paused run go on from its checkpoint")
    public Outcome resume(@PathParam("id") String id) {
        return done(id, control.resumeRun(id));
    }

    @POST
    @Path("retry")
    @Operation(summary = "Give a failed run fresh attempts; changes nothing if it has not failed")
    public Outcome retry(@PathParam("id") String id) {
        return done(id, control.retryRun(id));
    }

    @POST
    @Path("priority")
    @Consumes(MediaType.APPLICATION_JSON)
    @Operation(summary = "Set a run's priority, larger first: {\"priority\": 5}")
    public Outcome prioritise(@PathParam("id") String id, InputStream body) {
        return done(id, control.prioritiseRun(id, AskedPriority.in(body)));
    }

    private Outcome done(String id, Optional<Outcome> outcome) {
        dispatcher.wake();
        return outcome.orElseThrow(() -> ProblemException.notFound("run", id));
    }
}
