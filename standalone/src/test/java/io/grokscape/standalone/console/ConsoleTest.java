package io.grokscape.standalone.console;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.standalone.client.StudyView;
import io.grokscape.standalone.client.StudyView.Cell;
import io.grokscape.standalone.client.StudyView.Seed;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class ConsoleTest {
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream();
    private final PrintStream out = new PrintStream(bytes, true, StandardCharsets.UTF_8);

    @Test
    void colourNeedsATerminalThatWantsIt() {
        assertThat(Terminal.of(out, true, Map.of()).colour()).isTrue();
        assertThat(Terminal.of(out, false, Map.of()).colour()).isFalse();
        assertThat(Terminal.of(out, true, Map.of("NO_COLOR", "1")).colour()).isFalse();
        assertThat(Terminal.of(out, true, Map.of("TERM", "dumb")).colour()).isFalse();
    }

    @Test
    void progressIsRedrawnOnATerminalAndNeverWiderThanIt() throws Exception {
        ProgressLine progress = new ProgressLine(new Terminal(out, true, false, 60));
        Thread.sleep(150);

        progress.show(.25, "x".repeat(100));
        progress.finish(1, "done");

        String text = bytes.toString(StandardCharsets.UTF_8);
        assertThat(text).startsWith("\r\u001b[K██████░").contains(" 25 %").endsWith("100 %  done\n");
        assertThat(text.split("\r")[1].replace("\u001b[K", "")).hasSizeLessThan(60);
    }

    @Test
    void elsewhereAShortJobSaysNothingUntilItsLine() {
        ProgressLine progress = new ProgressLine(new Terminal(out, false, false, 80));

        progress.show(.25, "early");
        progress.finish(1, "done");

        assertThat(bytes.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void durationsReadAsPeopleSayThem() {
        assertThat(Durations.words(Duration.ofMillis(4600))).isEqualTo("4.6 s");
        assertThat(Durations.words(Duration.ofSeconds(48))).isEqualTo("48 s");
        assertThat(Durations.words(Duration.ofSeconds(125))).isEqualTo("2 min 5 s");
        assertThat(Durations.words(Duration.ofMinutes(200))).isEqualTo("3 h 20 min");
        assertThat(Durations.left(Duration.ofSeconds(20), .25)).isEqualTo("1 min 0 s left");
        assertThat(Durations.left(Duration.ZERO, 0)).isEqualTo("time left unknown");
    }

    @Test
    void verdictsAreCountedPerPoint() {
        Cell bimodal = new Cell(
                "add",
                32,
                3000,
                List.of(
                        new Seed("a", "completed", "GROKKING", false, .998),
                        new Seed("b", "completed", "UNGROKKING", false, .02),
                        new Seed("c", "completed", "GROKKING", false, 1.0),
                        new Seed("d", "failed", null, null, null)));
        StudyView study = new StudyView(
                "x-1", "x", "ended", 4, Map.of("completed", 3, "failed", 1), Map.of(), 0, 1, 0, List.of(bimodal));

        List<String> lines = VerdictTable.lines(study, new Terminal(out, false, false, 80));

        assertThat(lines).hasSize(2);
        assertThat(lines.get(1).split(" {2,}"))
                .containsExactly(
                        "", "add", "32", "3000", "4", "0.673 (0.020 to 1.000)", "failed, grokking ×2, ungrokking");
    }

    @Test
    void aStudyIsJudgedWhenEveryCompletedRunHasAFinalVerdict() {
        assertThat(study(Map.of("completed", 2), Map.of("GROKKING", 2), 0).isJudged())
                .isTrue();
        assertThat(study(Map.of("completed", 2), Map.of("GROKKING", 2), 1).isJudged())
                .isFalse();
        assertThat(study(Map.of("completed", 1, "running", 1), Map.of("GROKKING", 2), 1)
                        .isJudged())
                .isFalse();
        assertThat(study(Map.of("completed", 1, "failed", 1), Map.of("GROKKING", 1), 0)
                        .isJudged())
                .isTrue();
    }

    @Test
    void anActiveStudyIsNotJudgedForItMayAskForMoreRuns() {
        StudyView search = new StudyView(
                "x-1", "x", "active", 2, Map.of("completed", 2), Map.of("GROKKING", 2), 0, 1, 0, List.of());

        assertThat(search.isJudged()).isFalse();
    }

    private static StudyView study(Map<String, Integer> runStates, Map<String, Integer> verdicts, int provisional) {
        return new StudyView("x-1", "x", "ended", 2, runStates, verdicts, provisional, 1, 0, List.of());
    }
}
