package io.grokscape.dashboard.api;

import io.grokscape.dashboard.curve.LogThinning;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Runs: shown from the read model, controlled through the planner. */
@Path("/api/runs")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "runs")
@Blocking
public class RunsResource {
    private static final int MAX_POINTS = 20_000;

    private final RunList runs;
    private final CurveQueries curves;
    private final RunDetailQueries details;
    private final PlannerClient planner;

    RunsResource(RunList runs, CurveQueries curves, RunDetailQueries details, PlannerClient planner) {
        this.runs = runs;
        this.curves = curves;
        this.details = details;
        this.planner = planner;
    }

    @GET
    @Operation(summary = "The runs of all studies")
    public Page<RunSummary> list(@BeanParam RunListParameters asked) {
        return runs.ofAll(asked.query());
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A run: spec, state, attempts, events, verdict")
    public RunDetail show(@PathParam("id") String id) {
        return details.detail(id).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    @GET
    @Path("{id}/curve")
    @Operation(
            summary = "A run's curve in columns",
            description = "points: 16 to 20000; fewer than were logged are spread evenly on a log axis, extremes kept")
    public CurveView curve(
            @PathParam("id") String id, @QueryParam("points") @DefaultValue("" + MAX_POINTS) int points) {
        Bounds.check("points", points, LogThinning.MIN_POINTS, MAX_POINTS);
        return curves.curve(id, points).orElseThrow(() -> ProblemException.notFound("run", id));
    }

    @POST
    @Path("{id}/{command}")
    @Operation(
            summary = "Control a run",
            description =
                    "command: pause, resume, cancel, retry, or priority with {\"priority\": 5}. Passed on to the planner,"
                            + " whose answer it is.")
    public Response control(@PathParam("id") String id, @PathParam("command") String command, byte[] body) {
        String address = "/api/runs/" + Identifier.checked("run", id) + "/" + Identifier.command(command);
        return planner.send("POST", address, MediaType.APPLICATION_JSON, body);
    }
}
