package io.grokscape.dashboard.api;

import io.grokscape.dashboard.readmodel.Database;
import io.grokscape.report.export.StudyTable;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.StudyHead;
import io.grokscape.report.table.Format;
import jakarta.enterprise.context.ApplicationScoped;
import jakarta.ws.rs.core.Response;
import jakarta.ws.rs.core.StreamingOutput;
import java.io.InterruptedIOException;
import java.util.Arrays;
import java.util.stream.Collectors;

/** Tables to take away. They are sent while they are read, so that one of any size needs little memory. */
@ApplicationScoped
class Exports {
    private static final int ALL_POINTS = 20_000;

    private final Database database;
    private final StudyQueries studies;
    private final CurveQueries curves;
    private final StoredJson json;

    Exports(Database database, StudyQueries studies, CurveQueries curves, StoredJson json) {
        this.database = database;
        this.studies = studies;
        this.curves = curves;
        this.json = json;
    }

    /** A study as tables and figures read it. */
    RecordedStudy study(String id) {
        StudyDetail detail = studies.detail(id).orElseThrow(() -> ProblemException.notFound("study", id));
        StudySummary summary = detail.summary();
        StudyHead head = new StudyHead(
                summary.id(),
                summary.name(),
                summary.question(),
                summary.state(),
                summary.submittedAt().toString(),
                summary.runs(),
                detail.yaml(),
                detail.findings());
        return new StoredStudy(database, curves, json, head);
    }

    /** One of a study's tables. */
    Response table(String studyId, String what, String ending) {
        Format format = format(ending);
        StudyTable table = StudyTable.of(what)
                .orElseThrow(() -> ProblemException.badRequest("what must be one of %s, not '%s'"
                        .formatted(
                                Arrays.stream(StudyTable.values())
                                        .map(StudyTable::key)
                                        .collect(Collectors.joining(", ")),
                                what)));
        RecordedStudy study = study(studyId);
        return attachment(studyId + "-" + table.key(), format, out -> {
            try {
                table.send(study, format, out);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                throw new InterruptedIOException("the dashboard is stopping");
            }
        });
    }

    /** A run's whole curve. */
    Response curve(String runId, String ending) {
        Format format = format(ending);
        CurveView curve = curves.curve(runId, ALL_POINTS).orElseThrow(() -> ProblemException.notFound("run", runId));
        return attachment(runId + "-curve", format, out -> StudyTable.send(curve.record(), format, out));
    }

    private static Format format(String ending) {
        return Format.of(ending).orElseThrow(() -> ProblemException.notFound("export form", ending));
    }

    private static Response attachment(String name, Format format, StreamingOutput content) {
        return Response.ok(content)
                .header("Content-Type", format.mediaType())
                .header("Content-Disposition", Attachment.named(name + "." + format.ending()))
                .build();
    }
}
