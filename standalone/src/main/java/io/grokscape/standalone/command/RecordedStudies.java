package io.grokscape.standalone.command;

import io.grokscape.report.study.RecordedStudy;
import io.grokscape.standalone.client.Dashboard;
import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.console.Terminal;
import io.grokscape.standalone.stack.Installation;
import java.io.IOException;
import java.net.URI;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/** Which study a command reads, and from which dashboard. */
final class RecordedStudies {
    @Parameters(
            paramLabel = "STUDY",
            description = "A submitted study's name or id; of several with a name, the newest.")
    private String study;

    @Option(
            names = "--dashboard",
            paramLabel = "URL",
            description =
                    "A dashboard elsewhere, such as http://host:8080; without it the local stack is used, and started"
                            + " if it does not run.")
    private String dashboard;

    /** What is done with the study while its dashboard runs. */
    @FunctionalInterface
    interface Reader {
        int read(RecordedStudy study) throws IOException, InterruptedException;
    }

    int read(Terminal terminal, Reader reader) throws IOException, InterruptedException {
        if (dashboard != null) {
            return reader.read(find(new Dashboard(address())));
        }
        try (StackSession stack = StackSession.open(Installation.current(), terminal)) {
            return reader.read(find(new Dashboard(stack.address("dashboard"))));
        }
    }

    private String address() {
        URI address;
        try {
            address = URI.create(dashboard);
        } catch (IllegalArgumentException e) {
            throw new InputException("--dashboard %s: is no address".formatted(dashboard));
        }
        boolean web = "http".equals(address.getScheme()) || "https".equals(address.getScheme());
        if (!web || address.getHost() == null) {
            throw new InputException("--dashboard %s: must be like http://127.0.0.1:8080".formatted(dashboard));
        }
        return dashboard.replaceAll("/+$", "");
    }

    private RecordedStudy find(Dashboard dashboard) throws InterruptedException {
        StudyView found = dashboard
                .find(study)
                .orElseThrow(() -> new InputException(
                        "%s: no such study has been submitted (grokscape run submits one)".formatted(study)));
        return dashboard.record(found.id());
    }
}
