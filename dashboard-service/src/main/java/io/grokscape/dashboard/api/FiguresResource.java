package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A study's figures fit for a paper. */
@Path("/api/studies/{id}/figures")
@Tag(name = "paper")
@Blocking
public class FiguresResource {
    private final StudyReports reports;
    private final RevisionTags tags;

    FiguresResource(StudyReports reports, RevisionTags tags) {
        this.reports = reports;
        this.tags = tags;
    }

    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The figures that a study's finished runs allow")
    public RestResponse<List<StudyReports.Drawn>> list(@PathParam("id") String id, @Context HttpHeaders headers) {
        return tags.ofStudy(id, headers, () -> reports.figures(id));
    }

    @GET
    @Path("{name}.svg")
    @Produces("image/svg+xml")
    @Operation(summary = "One of them as an SVG document that stands alone")
    public RestResponse<String> svg(
            @PathParam("id") String id, @PathParam("name") String name, @Context HttpHeaders headers) {
        return tags.ofStudy(id, headers, () -> reports.svg(id, name));
    }
}
