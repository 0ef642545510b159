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

/** The paper's claims, held against a study's runs. */
@Path("/api/studies/{id}/claims")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "paper")
@Blocking
public class ClaimsResource {
    private final StudyReports reports;
    private final RevisionTags tags;

    ClaimsResource(StudyReports reports, RevisionTags tags) {
        this.reports = reports;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "The paper's claims that a study's runs say something about, each with what was measured")
    public RestResponse<List<StudyReports.HeldClaim>> list(@PathParam("id") String id, @Context HttpHeaders headers) {
        return tags.ofStudy(id, headers, revision -> reports.claims(id));
    }
}
