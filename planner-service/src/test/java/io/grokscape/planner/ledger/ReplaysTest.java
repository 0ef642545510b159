package io.grokscape.planner.ledger;

import static org.assertj.core.api.Assertions.assertThat;

import com.google.protobuf.ByteString;
import io.grokscape.planner.lifecycle.Outgoing;
import io.grokscape.planner.lifecycle.RunState;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.Topics;
import io.grokscape.proto.v1.DeadLetter;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.RunRequest;
import java.time.InstantSource;
import java.util.List;
import org.junit.jupiter.api.Test;

class ReplaysTest extends LedgerFixture {
    private final Replays replays = new Replays(dataSource(), "planner", InstantSource.system());

    private static Letter letter(long offset, String topic, byte[] value) {
        return new Letter(
                "topic-1",
                0,
                offset,
                DeadLetter.newBuilder()
                        .setTopic(topic)
                        .setKey(ByteString.copyFromUtf8("key"))
                        .setValue(ByteString.copyFrom(value))
                        .build());
    }

    private static byte[] request(int hiddenSize) {
        return RunRequest.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId(hiddenSize))
                .build()
                .toByteArray();
    }

    @Test
    void aLetterGoesBackToItsTopicOnce() {
        List<Letter> letters = List.of(
                letter(3, Topics.Names.MEASUREMENTS, new byte[] {1}),
                letter(4, Topics.Names.RUN_EVENTS, new byte[] {2}));
        assertThat(replays.waiting(letters)).isEqualTo(letters);

        assertThat(replays.putBack(letters.subList(0, 1))).isEqualTo(1);
        assertThat(replays.waiting(letters)).isEqualTo(letters.subList(1, 2));
        assertThat(replays.putBack(letters)).isEqualTo(1);
        assertThat(replays.putBack(letters)).isZero();
        assertThat(sent())
                .extracting(Outgoing::topic, Outgoing::key, message -> message.value()[0])
                .containsExactly(
                        org.assertj.core.api.Assertions.tuple(Topics.MEASUREMENTS, "key", (byte) 1),
                        org.assertj.core.api.Assertions.tuple(Topics.RUN_EVENTS, "key", (byte) 2));
    }

    @Test
    void aTopicMadeAnewHasNewLetters() {
        replays.putBack(List.of(letter(0, Topics.Names.RUN_EVENTS, new byte[] {1})));
        Letter newcomer = new Letter("topic-2", 0, 0, DeadLetter.getDefaultInstance());

        assertThat(replays.waiting(List.of(newcomer))).containsExactly(newcomer);
    }

    @Test
    void theRequestOfARunThatFailedInEveryAttemptGivesItFreshOnes() {
        ledger.submit(study("a", 8));
        report(8, RunEvent.newBuilder().setFailed(RunEvent.Failed.newBuilder().setTerminal(true)));
        List<Letter> letters = List.of(letter(0, Topics.Names.RUNS, request(8)));

        assertThat(replays.putBack(letters)).isEqualTo(1);
        assertThat(replays.putBack(letters)).isZero();
        assertThat(state(8)).isEqualTo(RunState.WAITING);
        assertThat(run(8).retries()).isEqualTo(1);
    }

    @Test
    void theRequestOfARunThatTrainersGaveUpOnIsOfferedAnewAndOneOfARunThatEndedIsLeft() {
        ledger.submit(study("a", 8, 16));
        schedule.offer(new Window(4, 10, 10));
        complete(16);
        sent();

        replays.putBack(List.of(letter(0, Topics.Names.RUNS, request(8)), letter(1, Topics.Names.RUNS, request(16))));
        assertThat(run(8).offer()).isEqualTo(2);
        assertThat(offered()).containsExactly(8);
    }

    @Test
    void aRequestNobodyCouldReadGoesBackAsItWas() {
        replays.putBack(List.of(letter(0, Topics.Names.RUNS, new byte[] {1, 2, 3})));

        assertThat(sent()).singleElement().satisfies(message -> {
            assertThat(message.topic()).isEqualTo(Topics.RUNS);
            assertThat(message.value()).containsExactly(1, 2, 3);
        });
    }
}
