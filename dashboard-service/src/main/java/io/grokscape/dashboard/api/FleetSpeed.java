package io.grokscape.dashboard.api;

import com.fasterxml.jackson.databind.JsonNode;
import jakarta.enterprise.context.ApplicationScoped;

/** How long work takes on the trainers at hand, as the planner has measured them; else on the reference machine's core. */
@ApplicationScoped
class FleetSpeed {
    private final PlannerClient planner;
    private final FleetQueries fleet;

    FleetSpeed(PlannerClient planner, FleetQueries fleet) {
        this.planner = planner;
        this.fleet = fleet;
    }

    /** Reference seconds that all lanes together get done in one second. */
    double now() {
        JsonNode measured = planner.ask("/api/speed");
        double speed = measured.path("speed").asDouble();
        int lanes = Math.max(measured.path("running").asInt(), fleet.lanes());
        return (speed > 0 ? speed : 1) * Math.max(1, lanes);
    }
}
