package io.grokscape.dashboard.api;

import io.smallrye.common.annotation.Blocking;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** The trainers. */
@Path("/api/fleet")
@Produces(MediaType.APPLICATION_JSON)
@Tag(name = "fleet")
@Blocking
public class FleetResource {
    private final FleetQueries fleet;

    FleetResource(FleetQueries fleet) {
        this.fleet = fleet;
    }

    @GET
    @Operation(summary = "Trainers, what each is doing, and what waits")
    public Fleet show() {
        return fleet.fleet();
    }
}
