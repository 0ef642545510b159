package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.core.Response;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What the object store keeps of a run: weights, checkpoints, curve, result. */
@Path("/api/runs/{id}/artifacts")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "exports")
@Blocking
public class ArtifactsResource {
    private final Artifacts artifacts;

    ArtifactsResource(Artifacts artifacts) {
        this.artifacts = artifacts;
    }

    @GET
    @Operation(summary = "What the object store keeps of a run, with sizes in bytes")
    public List<Artifacts.Artifact> list(@PathParam("id") String id) {
        return artifacts.of(id);
    }

    @GET
    @Path("{name: .+}")
    @Produces(MediaType.APPLICATION_OCTET_STREAM)
    @Operation(summary = "One of them as a file", description = "name: as in the list")
    public Response download(@PathParam("id") String id, @PathParam("name") String name) {
        return artifacts.download(id, name);
    }
}
