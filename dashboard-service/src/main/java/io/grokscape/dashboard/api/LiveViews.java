package io.grokscape.dashboard.api;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.readmodel.ReadModelUnavailableException;
import io.grokscape.dashboard.readmodel.Revisions;
import jakarta.enterprise.context.ApplicationScoped;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/**
 * What viewers are sent. Each looks into the read model by itself, so any number of dashboards can share one database
 * and a viewer may come back to another of them.
 */
@ApplicationScoped
class LiveViews {
    private static final int MAX_CHANGED_RUNS = 500;

    private final StudyQueries studies;
    private final RunList runs;
    private final CurveQueries curves;
    private final RunDetailQueries details;
    private final FleetQueries fleet;
    private final Revisions revisions;
    private final ObjectMapper json;
    private final Duration heartbeat;

    LiveViews(
            StudyQueries studies,
            RunList runs,
            CurveQueries curves,
            RunDetailQueries details,
            FleetQueries fleet,
            Revisions revisions,
            ObjectMapper json,
            DashboardConfig config) {
        this.studies = studies;
        this.runs = runs;
        this.curves = curves;
        this.details = details;
        this.fleet = fleet;
        this.revisions = revisions;
        this.json = json;
        this.heartbeat = config.live().heartbeat();
    }

    /** @param from where the viewer's last stream broke off */
    LiveView open(String study, String run, StreamPosition from) {
        if (study != null && run != null) {
            throw ProblemException.badRequest("a stream is of a study or of a run, not of both");
        }
        if (run != null) {
            return new View(from, new RunSource(run));
        }
        return new View(from, study != null ? new StudySource(study) : new HomeSource());
    }

    /** What one kind of view looks at. */
    private interface Source {
        boolean changed(long from, long to);

        /** Payloads by event name; {@code from} is -1 for a new viewer, who fetches lists by itself. */
        Map<String, Object> show(long from, long to);

        /** Points a viewer of a run has not seen; null where there are none. */
        default CurveView points(StreamPosition seen) {
            return null;
        }
    }

    private final class HomeSource implements Source {
        @Override
        public boolean changed(long from, long to) {
            return revisions.anything(from, to);
        }

        @Override
        public Map<String, Object> show(long from, long to) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("studies", studies.page(0, 100));
            shown.put("fleet", fleet.fleet());
            return shown;
        }
    }

    private final class StudySource implements Source {
        private final String id;

        StudySource(String id) {
            this.id = id;
        }

        @Override
        public boolean changed(long from, long to) {
            return revisions.study(id, from, to);
        }

        @Override
        public Map<String, Object> show(long from, long to) {
            Map<String, Object> shown = new LinkedHashMap<>();
            studies.detail(id).ifPresent(study -> shown.put("study", study));
            if (from >= 0) {
                List<RunSummary> changed = runs.changed(id, from, to, MAX_CHANGED_RUNS);
                if (!changed.isEmpty()) {
                    shown.put("runs", changed);
                }
            }
            return shown;
        }
    }

    private final class RunSource implements Source {
        private final String id;

        RunSource(String id) {
            this.id = id;
        }

        @Override
        public boolean changed(long from, long to) {
            return revisions.run(id, from, to);
        }

        @Override
        public Map<String, Object> show(long from, long to) {
            Map<String, Object> shown = new LinkedHashMap<>();
            details.detail(id).ifPresent(run -> shown.put("run", run));
            return shown;
        }

        @Override
        public CurveView points(StreamPosition seen) {
            return curves.curveAfter(id, seen.attempt(), seen.epoch());
        }
    }

    private final class View implements LiveView {
        private final Source source;
        private StreamPosition position;
        private long shownAt;
        private boolean away;

        View(StreamPosition position, Source source) {
            this.position = position;
            this.source = source;
        }

        @Override
        public List<Update> look() {
            try {
                List<Update> updates = updates();
                away = false;
                return updates;
            } catch (ReadModelUnavailableException e) {
                boolean known = away;
                away = true;
                return known ? List.of() : List.of(new Update(position.toString(), "unavailable", "{}"));
            }
        }

        /** Everything once at the start and at every heartbeat; in between only what changed. */
        private List<Update> updates() {
            long horizon = revisions.horizon();
            // A position ahead of the horizon is of another database: this one was rebuilt.
            long from = position.horizon() > horizon ? -1 : position.horizon();
            boolean due = shownAt == 0 || System.nanoTime() - shownAt > heartbeat.toNanos();
            boolean changed = from >= 0 && source.changed(from, horizon);
            if (!due && !changed) {
                position = position.at(horizon);
                return List.of();
            }
            Map<String, Object> shown = new LinkedHashMap<>();
            CurveView points = source.points(position);
            if (points != null && points.size() > 0) {
                shown.put("points", points);
                position = position.seen(points.attempt(), points.lastEpoch());
            }
            shown.putAll(source.show(from, horizon));
            if (shown.isEmpty()) {
                shown.put("heartbeat", Map.of()); // a proxy may close what stays silent
            }
            position = position.at(horizon);
            shownAt = System.nanoTime();
            return shown.entrySet().stream()
                    .map(entry -> new Update(position.toString(), entry.getKey(), write(entry.getValue())))
                    .toList();
        }
    }

    private String write(Object payload) {
        try {
            return json.writeValueAsString(payload);
        } catch (JsonProcessingException e) {
            throw new IllegalStateException("a view cannot be written as JSON", e);
        }
    }
}
