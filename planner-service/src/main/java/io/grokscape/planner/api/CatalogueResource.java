package io.grokscape.planner.api;

import io.grokscape.planner.api.Answers.CatalogueEntry;
import io.grokscape.studies.Catalogue;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.PathParam;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The studies that come with Grokscape. */
@Path("/api/catalogue")
@Tag(name = "catalogue")
public class CatalogueResource {
    @GET
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "Every study of the catalogue with what it costs")
    public List<CatalogueEntry> list() {
        return Catalogue.names().stream()
                .map(name -> CatalogueEntry.of(SubmittedStudy.catalogue(name)))
                .toList();
    }

    @GET
    @Path("{name}")
    @Produces("application/yaml")
    @Operation(summary = "A study's file, comments and all")
    public String yaml(@PathParam("name") String name) {
        return Catalogue.yaml(name).orElseThrow(() -> ProblemException.notFound("study of the catalogue called", name));
    }
}
