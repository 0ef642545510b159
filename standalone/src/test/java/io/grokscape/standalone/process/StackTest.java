package io.grokscape.standalone.process;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.standalone.process.StackEvent.Died;
import io.grokscape.standalone.process.StackEvent.Ready;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StackTest {
    private final BlockingQueue<StackEvent> events = new LinkedBlockingQueue<>();

    @TempDir
    private Path temp;

    private DataFolder folder;

    @BeforeEach
    void prepare() {
        folder = new DataFolder(temp.resolve("data")).prepare();
    }

    @Test
    void aStackHasStartedWhenEveryPartOfEveryStageServes() throws Exception {
        ShellPart first = ShellPart.steady("first", temp);
        ShellPart second = ShellPart.steady("second", temp);
        try (Stack stack = stack(first.part(), second.part())) {
            stack.start();

            StackState state = StackState.read(folder).orElseThrow();
            assertThat(state.ready()).isTrue();
            assertThat(state.runs()).isTrue();
            assertThat(state.parts()).extracting(StackState.PartState::state).containsOnly("ready");
            assertThat(state.parts())
                    .allSatisfy(part -> assertThat(part.processes()).hasSize(2));
        }
    }

    @Test
    void closingLeavesNoProcess() throws Exception {
        Stack stack = stack(ShellPart.steady("part", temp).part());
        stack.start();
        List<ProcessIdentity> processes =
                StackState.read(folder).orElseThrow().parts().getFirst().processes();
        assertThat(processes).allSatisfy(process -> assertThat(process.handle()).isPresent());

        stack.close();

        assertThat(processes).allSatisfy(process -> assertThat(process.handle()).isEmpty());
    }

    @Test
    void aChildThatIgnoresTheRequestToStopIsKilled() throws Exception {
        ShellPart part = ShellPart.steady("stubborn", temp);
        ShellPart stubborn = part.script("trap '' TERM; touch " + part.servesWhen() + "; while :; do sleep 0.1; done")
                .stopGrace(Duration.ofSeconds(1));
        Stack stack = stack(stubborn.part());
        stack.start();
        ProcessIdentity child = StackState.read(folder)
                .orElseThrow()
                .parts()
                .getFirst()
                .processes()
                .getLast();

        stack.close();

        assertThat(child.handle()).isEmpty();
    }

    @Test
    void aChildThatDiesIsNamedAndStartedAgain() throws Exception {
        ShellPart part = ShellPart.steady("mortal", temp);
        try (Stack stack = stack(part.part())) {
            stack.start();
            awaitEvent(Ready.class);
            ProcessIdentity child = StackState.read(folder)
                    .orElseThrow()
                    .parts()
                    .getFirst()
                    .processes()
                    .getLast();

            child.handle().orElseThrow().destroyForcibly();

            Died died = awaitEvent(Died.class);
            assertThat(died.part().name()).isEqualTo("mortal");
            assertThat(died.status()).isEqualTo(137);
            awaitEvent(Ready.class);
            assertThat(StackState.read(folder).orElseThrow().parts().getFirst().restarts())
                    .isEqualTo(1);
        }
    }

    @Test
    void aChildThatNeverServesEndsTheStartWithItsLastWords() throws Exception {
        ShellPart part = ShellPart.steady("broken", temp).script("echo the cable is loose; exit 4");
        try (Stack stack = stack(part.part())) {
            assertThatThrownBy(stack::start)
                    .isInstanceOf(StackException.class)
                    .hasMessageContaining("broken ended 3 times with status 4")
                    .hasMessageContaining("the cable is loose")
                    .hasMessageContaining("broken.log");
        }
    }

    @Test
    void childrenEndWithASupervisorThatIsKilled() throws Exception {
        Process supervisor = new ProcessBuilder(
                        Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        KilledSupervisor.class.getName(),
                        folder.root().toString())
                .redirectErrorStream(true)
                .redirectOutput(temp.resolve("supervisor.log").toFile())
                .start();
        assertThat(Await.until(
                        Duration.ofSeconds(30),
                        () -> StackState.read(folder).map(StackState::ready).orElse(false)))
                .as(Files.readString(temp.resolve("supervisor.log")))
                .isTrue();
        List<ProcessIdentity> processes =
                StackState.read(folder).orElseThrow().parts().getFirst().processes();
        assertThat(processes).hasSize(2);

        supervisor.destroyForcibly().waitFor();

        assertThat(Await.until(Duration.ofSeconds(20), () -> processes.stream()
                        .allMatch(process -> process.handle().isEmpty())))
                .isTrue();
    }

    @Test
    void whatAKilledSupervisorLeftIsEnded() throws Exception {
        Process orphan = new ProcessBuilder("sleep", "300").start();
        ProcessIdentity identity = ProcessIdentity.of(orphan.toHandle()).orElseThrow();
        StackState former = new StackState(
                new ProcessIdentity(1, 1),
                0,
                true,
                List.of(new StackState.PartState("orphan", "nowhere", "ready", 0, List.of(identity))));

        Leftovers.end(former, Duration.ofMillis(200));

        // Its handle learns of the end a moment after the process table does.
        assertThat(orphan.waitFor(20, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void aProcessThatOnlyInheritedTheIdIsLeftAlone() throws Exception {
        Process innocent = new ProcessBuilder("sleep", "300").start();
        try {
            ProcessIdentity stale = new ProcessIdentity(innocent.pid(), 1_000_000);
            StackState former = new StackState(
                    new ProcessIdentity(1, 1),
                    0,
                    true,
                    List.of(new StackState.PartState("gone", "nowhere", "ready", 0, List.of(stale))));

            Leftovers.end(former, Duration.ofMillis(200));

            assertThat(innocent.isAlive()).isTrue();
        } finally {
            innocent.destroyForcibly();
        }
    }

    /** A stack of one part a stage. */
    private Stack stack(Part... parts) {
        return new Stack(folder, Stream.of(parts).map(List::of).toList(), events::add);
    }

    private <T extends StackEvent> T awaitEvent(Class<T> type) throws InterruptedException {
        while (true) {
            StackEvent event = events.poll(20, TimeUnit.SECONDS);
            assertThat(event).as("an event of type " + type.getSimpleName()).isNotNull();
            if (type.isInstance(event)) {
                return type.cast(event);
            }
        }
    }
}
