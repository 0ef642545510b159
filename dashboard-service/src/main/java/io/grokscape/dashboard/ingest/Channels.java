package io.grokscape.dashboard.ingest;

import io.grokscape.dashboard.readmodel.FindingProjection;
import io.grokscape.dashboard.readmodel.MeasurementProjection;
import io.grokscape.dashboard.readmodel.RunEventProjection;
import io.grokscape.dashboard.readmodel.StudyProjection;
import io.grokscape.dashboard.readmodel.VerdictProjection;
import io.smallrye.reactive.messaging.annotations.Blocking;
import jakarta.enterprise.context.ApplicationScoped;
import org.apache.kafka.clients.consumer.ConsumerRecords;
import org.eclipse.microprofile.reactive.messaging.Incoming;

/** One consumer per topic; an offset is committed when its method has returned, which is after the database commit. */
@ApplicationScoped
public class Channels {
    private final Ingest ingest;
    private final StudyProjection studies;
    private final RunEventProjection runEvents;
    private final MeasurementProjection measurements;
    private final VerdictProjection verdicts;
    private final FindingProjection findings;

    Channels(
            Ingest ingest,
            StudyProjection studies,
            RunEventProjection runEvents,
            MeasurementProjection measurements,
            VerdictProjection verdicts,
            FindingProjection findings) {
        this.ingest = ingest;
        this.studies = studies;
        this.runEvents = runEvents;
        this.measurements = measurements;
        this.verdicts = verdicts;
        this.findings = findings;
    }

    @Incoming("studies")
    @Blocking
    void studies(ConsumerRecords<String, byte[]> records) {
        ingest.project(studies, records);
    }

    @Incoming("run-events")
    @Blocking
    void runEvents(ConsumerRecords<String, byte[]> records) {
        ingest.project(runEvents, records);
    }

    @Incoming("measurements")
    @Blocking
    void measurements(ConsumerRecords<String, byte[]> records) {
        ingest.project(measurements, records);
    }

    @Incoming("verdicts")
    @Blocking
    void verdicts(ConsumerRecords<String, byte[]> records) {
        ingest.project(verdicts, records);
    }

    @Incoming("findings")
    @Blocking
    void findings(ConsumerRecords<String, byte[]> records) {
        ingest.project(findings, records);
    }
}
