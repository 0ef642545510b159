package io.grokscape.dashboard.api;

import io.grokscape.studies.StudySchema;
import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import java.util.List;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What new studies begin with. */
@Path("/api")
@Tag(name = "new studies")
@Blocking
public class CatalogueResource {
    private final FleetSpeed speed;

    CatalogueResource(FleetSpeed speed) {
        this.speed = speed;
    }

    /**
     * The catalogue.
     *
     * @param speed reference seconds that the trainers at hand get done in a second
     */
    public record CatalogueAnswer(double speed, List<CatalogueEntry> items) {}

    @GET
    @Path("catalogue")
    @Produces(MediaType.APPLICATION_JSON)
    @Operation(summary = "The studies that come with Grokscape, with what each costs")
    public CatalogueAnswer catalogue() {
        return new CatalogueAnswer(speed.now(), CatalogueEntry.all());
    }

    @GET
    @Path("schema")
    @Produces(StudySchema.MEDIA_TYPE)
    @Operation(summary = "The JSON Schema of study files")
    public String schema() {
        return StudySchema.json();
    }
}
