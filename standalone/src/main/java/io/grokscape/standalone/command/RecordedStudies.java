package io.grokscape.standalone.command;

import io.grokscape.report.study.RecordedStudy;
import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.console.Terminal;
import java.io.IOException;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/** Which study a command reads, and from which dashboard. */
final class RecordedStudies {
    @Parameters(
            paramLabel = "STUDY",
            description = "A submitted study's name or id; of several with a name, the newest.")
    private String study;

    @Mixin
    private Services services;

    /** What is done with the study while its dashboard runs. */
    @FunctionalInterface
    interface Reader {
        int read(RecordedStudy study) throws IOException, InterruptedException;
    }

    int read(Terminal terminal, Reader reader) throws IOException, InterruptedException {
        try (StackSession stack = StackSession.open(services, terminal)) {
            return reader.read(find(new Dashboard(stack.address("dashboard"))));
        }
    }

    private RecordedStudy find(Dashboard dashboard) throws InterruptedException {
        StudyView found = dashboard
                .find(study)
                .orElseThrow(() -> new InputException(
                        "%s: no such study has been submitted (grokscape run submits one)".formatted(study)));
        return dashboard.record(found.id());
    }
}
