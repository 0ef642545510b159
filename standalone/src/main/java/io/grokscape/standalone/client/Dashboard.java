package io.grokscape.standalone.client;

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

    /** Studies, the newest first, without their cells. */
    public List<StudyView> studies() throws InterruptedException {
        return service.get("/api/studies?limit=500", StudyPage.class).items();
    }
}
