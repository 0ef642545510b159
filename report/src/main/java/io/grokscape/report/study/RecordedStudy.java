package io.grokscape.report.study;

import java.io.IOException;

/** Where a study's record is read from. Runs come one by one, so that a study of any size needs little memory. */
public interface RecordedStudy {
    /** What is done with each run. */
    @FunctionalInterface
    interface RunVisitor {
        void visit(RunRecord run) throws IOException, InterruptedException;
    }

    StudyHead head();

    /** Visits every run, in the order of the study's expansion. */
    void eachRun(RunVisitor visitor) throws IOException, InterruptedException;

    /** A run's curve; of a longer one that many points, spread evenly on a log axis. */
    CurveRecord curve(String runId, int points) throws InterruptedException;
}
