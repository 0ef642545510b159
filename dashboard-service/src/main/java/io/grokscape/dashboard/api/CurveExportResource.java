package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A run's curve to take away. */
@Path("/api/runs/{id}/curve.{form}")
@Tag(name = "exports")
@Blocking
public class CurveExportResource {
    private final Exports exports;

    CurveExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Operation(summary = "A run's whole curve as a file", description = "form: csv, json or parquet")
    public Response curve(@PathParam("id") String id, @PathParam("form") String form) {
        return exports.curve(id, form);
    }
}
