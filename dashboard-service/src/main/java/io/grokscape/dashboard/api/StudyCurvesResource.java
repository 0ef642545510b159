package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.BeanParam;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.HttpHeaders;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;
import org.jboss.resteasy.reactive.RestResponse;

/** A study's runs compared: groups of them as mean and interval over epochs. */
@Path("/api/studies/{id}/curves")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "curves")
@Blocking
public class StudyCurvesResource {
    private final ComparisonQueries comparisons;
    private final RevisionTags tags;

    StudyCurvesResource(ComparisonQueries comparisons, RevisionTags tags) {
        this.comparisons = comparisons;
        this.tags = tags;
    }

    @GET
    @Operation(summary = "A study's runs in groups, each as mean and 95 % interval over epochs")
    public RestResponse<Comparison> show(
            @PathParam("id") String id, @BeanParam ComparisonParameters asked, @Context HttpHeaders headers) {
        ComparisonQueries.Question question = asked.question();
        return tags.ofStudy(id, headers, revision -> comparisons.ofStudy(id, question));
    }
}
