package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.DefaultValue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Response;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.parameters.Parameter;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** A study's tables to take away. */
@Path("/api/studies/{id}/export.{form}")
@Tag(name = "exports")
@Blocking
public class StudyExportResource {
    private final Exports exports;

    StudyExportResource(Exports exports) {
        this.exports = exports;
    }

    @GET
    @Operation(summary = "A table of a study as a file", description = "form: csv, json or parquet")
    public Response table(
            @PathParam("id") String id,
            @PathParam("form") String form,
            @QueryParam("what") @DefaultValue("runs") @Parameter(description = "runs, curves, verdicts or findings")
                    String what) {
        return exports.table(id, what, form);
    }
}
