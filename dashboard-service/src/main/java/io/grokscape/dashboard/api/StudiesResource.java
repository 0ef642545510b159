package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
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
    private final RunList runs;
    private final PlannerClient planner;
    private final StudyChecker checker;

    StudiesResource(StudyQueries studies, RunList runs, PlannerClient planner, StudyChecker checker) {
        this.studies = studies;
        this.runs = runs;
        this.planner = planner;
        this.checker = checker;
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
    @Operation(summary = "A study's runs")
    public Page<RunSummary> runs(@PathParam("id") String id, @BeanParam RunListParameters asked) {
        return runs.ofStudy(id, asked.query()).orElseThrow(() -> ProblemException.notFound("study", id));
    }

    @GET
    @Path("{id}/search")
    @Operation(
            summary = "How a study's adaptive search stands: what it tried and why, and its interval so far",
            description = "Asked of the planner, whose answer it is; 404 for a study that lists its runs.")
    public Response search(@PathParam("id") String id) {
        return planner.send("GET", "/api/studies/" + Identifier.checked("study", id) + "/search");
    }

    @POST
    @Consumes({"application/yaml", MediaType.APPLICATION_JSON})
    @Operation(summary = "Submit a study", description = "Passed on to the planner, whose answer it is.")
    public Response submit(byte[] study, @HeaderParam("Content-Type") String contentType) {
        return planner.send("POST", "/api/studies", contentType, study);
    }

    @POST
    @Path("check")
    @Consumes({"application/yaml", MediaType.TEXT_PLAIN})
    @Operation(summary = "What submitting a study file would come to, or what is wrong with it; nothing is written")
    public StudyCheck check(String yaml) {
        return checker.check(yaml);
    }

    @POST
    @Path("{id}/{command}")
    @Operation(
            summary = "Control a study",
            description =
                    "command: pause, resume, cancel, retry, or priority with {\"priority\": 5}. Passed on to the planner,"
                            + " whose answer it is.")
    public Response control(@PathParam("id") String id, @PathParam("command") String command, byte[] body) {
        String address = "/api/studies/" + Identifier.checked("study", id) + "/" + Identifier.command(command);
        return planner.send("POST", address, MediaType.APPLICATION_JSON, body);
    }
}
