package io.grokscape.dashboard.api;

import io.grokscape.dashboard.ingest.Backlog;
import io.grokscape.dashboard.ingest.Rebuild;
import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.dashboard.readmodel.EndedRuns;
import io.grokscape.dashboard.readmodel.Generation;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The read model as a whole. */
@Path("/api/read-model")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "read model")
@Blocking
public class RebuildResource {
    private final Rebuild rebuild;
    private final Backlog backlog;
    private final Database database;
    private final PlannerClient planner;

    RebuildResource(Rebuild rebuild, Backlog backlog, Database database, PlannerClient planner) {
        this.rebuild = rebuild;
        this.backlog = backlog;
        this.database = database;
        this.planner = planner;
    }

    /**
     * How far the read model is.
     *
     * @param generation its name, another after each rebuild
     * @param recordsBehind records in the topics that it does not show yet
     * @param curvesToCheck ended runs whose curve has not yet been found whole
     */
    public record Progress(String generation, long recordsBehind, int curvesToCheck) {}

    @GET
    @Operation(summary = "How far the read model is")
    public Progress progress() {
        return database.read(connection -> {
            try {
                return new Progress(
                        Generation.current(connection), backlog.now(Backlog.topics()), EndedRuns.count(connection));
            } catch (java.sql.SQLException e) {
                throw e;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new ProblemException(503, "Interrupted", "the dashboard is stopping");
            } catch (Exception e) {
                throw new ProblemException(503, "Broker unavailable", "the broker does not answer; try again shortly");
            }
        });
    }

    @POST
    @Path("rebuild")
    @Operation(
            summary = "Drop the read model and build it anew",
            description = "from_record: the planner also tells everything again, for topics that lost records.")
    public Response rebuild(
            @QueryParam("from_record")
                    @DefaultValue("false")
                    @Parameter(description = "Whether the planner tells everything again first")
                    boolean fromRecord) {
        if (fromRecord) {
            Response told = planner.post("/api/retell");
            if (told.getStatus() >= 300) {
                return told;
            }
        }
        rebuild.begin("asked for");
        return Response.accepted().entity("{}").build();
    }
}
