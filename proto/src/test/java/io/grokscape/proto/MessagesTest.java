package io.grokscape.proto;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.proto.v1.RunRequest;
import io.grokscape.spec.Loss;
import io.grokscape.spec.RunSpec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class MessagesTest {

    private static final RunSpec UNUSUAL = new RunSpec(
            "add+memorise",
            97,
            1000,
            500,
            2,
            48,
            6,
            100,
            true,
            2,
            true,
            Loss.STABLEMAX,
            1e-3,
            0.1,
            10,
            40,
            7,
            8,
            5,
            false);

    @Test
    void aSpecSurvivesTheJourneyWithItsId() {
        byte[] bytes = request(UNUSUAL).build().toByteArray();

        RunSpec arrived = SpecMessages.fromMessage(Messages.runRequest(bytes).getSpec());

        assertThat(arrived).isEqualTo(UNUSUAL);
        assertThat(arrived.id()).isEqualTo(UNUSUAL.id());
    }

    @Test
    void bytesThatAreNoProtobufAreRefused() {
        assertThatThrownBy(() -> Messages.runRequest("hello".getBytes(StandardCharsets.UTF_8)))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageStartingWith("RunRequest of 5 bytes is not Protobuf");
    }

    @Test
    void aRecordWithoutValueIsRefused() {
        assertThatThrownBy(() -> Messages.study(null))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("Study is missing: the record has no value");
    }

    @Test
    void aNewerSchemaIsRefusedByNameAndVersion() {
        byte[] bytes = request(UNUSUAL).setSchemaVersion(99).build().toByteArray();

        assertThatThrownBy(() -> Messages.runRequest(bytes))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("RunRequest has schema version 99; this release understands 1 to 1");
    }

    @Test
    void aNewerSpecIsRefusedByVersion() {
        var newer =
                SpecMessages.toMessage(UNUSUAL).toBuilder().setSpecVersion(2).build();

        assertThatThrownBy(() -> SpecMessages.fromMessage(newer))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessage("run spec has version 2; this release understands 1");
    }

    @Test
    void aSpecThatCannotBeRunIsRefusedWithTheKey() {
        var tooWide = SpecMessages.toMessage(UNUSUAL).toBuilder().setHeads(5).build();

        assertThatThrownBy(() -> SpecMessages.fromMessage(tooWide))
                .isInstanceOf(UnreadableMessageException.class)
                .hasMessageContaining("hidden_size must be a multiple of heads");
    }

    private static RunRequest.Builder request(RunSpec spec) {
        return RunRequest.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setSpec(SpecMessages.toMessage(spec));
    }
}
