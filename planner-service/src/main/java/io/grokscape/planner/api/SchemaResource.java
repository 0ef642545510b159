package io.grokscape.planner.api;

import io.grokscape.studies.StudySchema;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What a study file may say, for programs. */
@Path("/api/schema/study")
@Tag(name = "catalogue")
public class SchemaResource {
    @GET
    @Produces(StudySchema.MEDIA_TYPE)
    @Operation(summary = "The JSON Schema of study files")
    public String study() {
        return StudySchema.json();
    }
}
