package io.grokscape.standalone.client;

import io.grokscape.report.study.RecordedStudy;
import java.util.List;
import java.util.Optional;

/** The dashboard: shows studies. */
public final class Dashboard {
    private final JsonService service;

    /** @param address such as {@code http://127.0.0.1:8080} */
    public Dashboard(String address) {
        this.service = new JsonService("dashboard", address);
    }

    private record StudyPage(List<StudyView> items) {}

    /** The study of that id; empty as long as the read model has not heard of it. */
    public Optional<StudyView> study(String id) throws InterruptedException {
        try {
            return Optional.of(service.get("/api/studies/" + id, StudyView.class));
        } catch (ServiceException e) {
            if (e.isNotFound()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    /** The newest study of that name, or the one of that id. */
    public Optional<StudyView> find(String nameOrId) throws InterruptedException {
        return studies().stream()
                .filter(view -> view.id().equals(nameOrId) || nameOrId.equals(view.name()))
                .findFirst();
    }

    /** All that is recorded of a study, run by run. */
    public RecordedStudy record(String id) throws InterruptedException {
        return new StudyOverHttp(service, id);
    }

    /** Studies, the newest first, without their cells. */
    public List<StudyView> studies() throws InterruptedException {
        return service.get("/api/studies?limit=500", StudyPage.class).items();
    }

    /**
     * How far the read model is.
     *
     * @param generation its name, another after each rebuild
     * @param recordsBehind records in the topics that it does not show yet
     * @param curvesToCheck ended runs whose curve has not yet been found whole
     */
    public record ReadModel(String generation, long recordsBehind, int curvesToCheck) {
        /** Whether it shows all there is. */
        public boolean isComplete() {
            return recordsBehind == 0 && curvesToCheck == 0;
        }
    }

    /** The read model; empty while there is none. */
    public Optional<ReadModel> readModel() throws InterruptedException {
        try {
            return Optional.of(service.get("/api/read-model", ReadModel.class));
        } catch (ServiceException e) {
            if (e.isUnavailable()) {
                return Optional.empty();
            }
            throw e;
        }
    }

    private record Accepted() {}

    /** Drops the read model, to be built anew. */
    public void rebuild(boolean fromRecord) throws InterruptedException {
        service.post("/api/read-model/rebuild?from_record=" + fromRecord, "application/json", "", Accepted.class);
    }
}
