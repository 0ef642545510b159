package io.grokscape.planner.ledger;

import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.StudyState;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.Study;
import java.time.Instant;

/** What the ledger knows of a study. */
public record StudyRow(
        String id,
        String name,
        String question,
        String yaml,
        StudyState state,
        int runCount,
        int openRuns,
        long estimatedEpochs,
        double estimatedFlops,
        Instant submittedAt) {

    /** The study as the others learn of it, in that state and with what people noted on it. */
    Outgoing announced(StudyState state, Annotations noted) {
        Study message = Study.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setStudyId(id)
                .setName(name)
                .setQuestion(question)
                .setYaml(yaml)
                .setRunCount(runCount)
                .setState(state.toMessage())
                .setSubmittedAtMs(submittedAt.toEpochMilli())
                .addAllNotes(noted.notes())
                .addAllTags(noted.tags())
                .build();
        return new Outgoing(Topics.STUDIES, id, message.toByteArray());
    }
}
