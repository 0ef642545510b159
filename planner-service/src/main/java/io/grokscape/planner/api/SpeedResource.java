package io.grokscape.planner.api;

import io.grokscape.planner.ledger.FleetSpeed;
import io.grokscape.planner.ledger.FleetSpeed.Measured;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.core.MediaType;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What estimates of time rest on. */
@Path("/api/speed")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "catalogue")
public class SpeedResource {
    @Inject
    FleetSpeed speed;

    @GET
    @Operation(summary = "How fast the trainers at hand are, measured on the last runs that ended")
    public Measured speed() {
        return speed.measure();
    }
}
