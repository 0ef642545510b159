package io.grokscape.planner.api;

import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.api.Answers.Cancelled;
import io.grokscape.planner.api.Answers.RunAnswer;
import io.grokscape.planner.ledger.Ledger;
import io.grokscape.planner.ledger.LedgerView;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Single runs: look at, cancel. */
@Path("/api/runs/{id}")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "runs")
public class RunsResource {
    @Inject
    Ledger ledger;

    @Inject
    LedgerView view;

    @Inject
    Dispatcher dispatcher;

    @GET
    @Operation(summary = "A run: where it stands, and its spec")
    public RunAnswer show(@PathParam("id") String id) {
        return view.run(id).map(RunAnswer::of).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    @POST
    @Path("cancel")
    @Operation(summary = "Cancel a run, whichever studies want it; a running one ends when its trainer has stopped")
    public Cancelled cancel(@PathParam("id") String id) {
        if (!ledger.cancelRun(id)) {
            throw ProblemException.notFound("run", id);
        }
        dispatcher.wake();
        return new Cancelled(id, show(id).state());
    }
}
