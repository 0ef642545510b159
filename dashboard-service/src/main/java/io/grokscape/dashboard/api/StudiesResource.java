package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.Consumes;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Studies: shown from the read model; submitted and controlled through the planner. */
@Path("/api/studies")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "studies")
@Blocking
public class StudiesResource {
    private final StudyQueries studies;
    private final RunQueries runs;
    private final PlannerClient planner;

    StudiesResource(StudyQueries studies, RunQueries runs, PlannerClient planner) {
        this.studies = studies;
        this.runs = runs;
        this.planner = planner;
    }

    @GET
    @Operation(summary = "Studies, newest first", description = "limit: 1 to 500")
    public Page<StudySummary> list(
            @QueryParam("offset") @DefaultValue("0") int offset, @QueryParam("limit") @DefaultValue("100") int limit) {
        Page.check(offset, limit);
        return studies.page(offset, limit);
    }

    @GET
    @Path("{id}")
    @Operation(summary = "A study: progress, verdicts, zone map, findings")
    public StudyDetail show(@PathParam("id") String id) {
        return studies.detail(id).orElseThrow(() -> ProblemException.notFound("study", id));
    }

    @GET
    @Path("{id}/runs")
    @Operation(summary = "A study's runs", description = "sort: a key of a run, '-' before it for falling order")
    public Page<RunSummary> runs(
            @PathParam("id") String id,
            @QueryParam("offset") @DefaultValue("0") int offset,
            @QueryParam("limit") @DefaultValue("100") int limit,
            @QueryParam("sort") @DefaultValue("position") String sort,
            @QueryParam("task") String task,
            @QueryParam("hidden_size") Integer hiddenSize,
            @QueryParam("train_size") Integer trainSize) {
        Page.check(offset, limit);
        return runs.page(id, new RunQueries.Filter(task, hiddenSize, trainSize), offset, limit, sort)
                .orElseThrow(() -> ProblemException.notFound("study", id));
    }

    @POST
    @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Submit a study", description = "Passed on to the planner, whose answer it is.")
    public Response submit(byte[] study, @HeaderParam("Content-Type") String contentType) {
        return planner.post("/api/studies", contentType, study);
    }

    @POST
    @Path("{id}/{command}")
    @Operation(summary = "Control a study", description = "Passed on to the planner, whose answer it is.")
    public Response control(@PathParam("id") String id, @PathParam("command") String command) {
        return planner.post("/api/studies/" + Identifier.checked("study", id) + "/" + Identifier.command(command));
    }
}
