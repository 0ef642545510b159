package io.grokscape.standalone.client;

import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.RunRecord;
import io.grokscape.report.study.StudyHead;
import java.io.IOException;
import java.util.List;

/** A study's record, asked from the dashboard page by page. */
final class StudyOverHttp implements RecordedStudy {
    private static final int PAGE = 200;

    private final JsonService dashboard;
    private final StudyHead head;

    StudyOverHttp(JsonService dashboard, String id) throws InterruptedException {
        this.dashboard = dashboard;
        this.head = dashboard.get("/api/studies/" + id, StudyHead.class);
    }

    private record Row(String runId) {}

    private record RunPage(int total, List<Row> items) {}

    @Override
    public StudyHead head() {
        return head;
    }

    @Override
    public void eachRun(RunVisitor visitor) throws IOException, InterruptedException {
        int offset = 0;
        RunPage page;
        do {
            page = dashboard.get(
                    "/api/studies/%s/runs?sort=position&offset=%d&limit=%d".formatted(head.id(), offset, PAGE),
                    RunPage.class);
            for (Row row : page.items()) {
                visitor.visit(dashboard.get("/api/runs/" + row.runId(), RunRecord.class));
            }
            offset += page.items().size();
        } while (!page.items().isEmpty() && offset < page.total());
    }

    @Override
    public CurveRecord curve(String runId, int points) throws InterruptedException {
        return dashboard.get("/api/runs/%s/curve?points=%d".formatted(runId, points), CurveRecord.class);
    }
}
