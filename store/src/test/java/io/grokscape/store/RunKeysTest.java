package io.grokscape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.grokscape.spec.RunSpec;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.NullSource;
import org.junit.jupiter.params.provider.ValueSource;

class RunKeysTest {
    private static final String ID = "0123456789abcdef0123";
    private final RunKeys keys = new RunKeys(ID);

    @Test
    void objectsStandWhereTheLayoutSays() {
        String run = "runs/" + ID + "/";
        assertThat(keys.spec()).isEqualTo(run + "spec.json");
        assertThat(keys.result()).isEqualTo(run + "result.json");
        assertThat(keys.claim(2)).isEqualTo(run + "attempts/2/claim.json");
        assertThat(keys.curve(2)).isEqualTo(run + "attempts/2/curve.parquet");
        assertThat(keys.weights(2)).isEqualTo(run + "attempts/2/final.safetensors");
        assertThat(keys.checkpoint(12, 350)).isEqualTo(run + "attempts/12/checkpoints/350.safetensors");
        assertThat(keys.checkpointCurve(12, 350)).isEqualTo(run + "attempts/12/checkpoints/350.curve.parquet");
    }

    @Test
    void attemptsAndEpochsAreReadBackFromNames() {
        assertThat(RunKeys.attemptOf(keys.claim(12))).hasValue(12);
        assertThat(RunKeys.attemptOf(keys.result())).isEmpty();
        assertThat(RunKeys.checkpointEpochOf(keys.checkpoint(3, 0))).hasValue(0);
        assertThat(RunKeys.checkpointEpochOf(keys.checkpoint(3, 4250))).hasValue(4250);
        assertThat(RunKeys.checkpointEpochOf(keys.checkpointCurve(3, 4250))).isEmpty();
        assertThat(RunKeys.checkpointEpochOf(keys.weights(3))).isEmpty();
    }

    @Test
    void aSpecsIdIsARunId() {
        assertThat(new RunKeys(RunSpec.of("add").build().id()).spec()).startsWith("runs/");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "../../studies/other00000", "0123456789ABCDEF0123", "0123456789abcdef012", "x"})
    void whatIsNoRunIdNamesNothing(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new RunKeys(id)).withMessageContaining("no run id");
    }

    @ParameterizedTest
    @NullSource
    @ValueSource(strings = {"", "..", "a/b", "a\u0000", "-x", "Figure"})
    void whatIsNoStudyIdNamesNothing(String id) {
        assertThatIllegalArgumentException().isThrownBy(() -> new StudyKeys(id)).withMessageContaining("no study id");
    }

    @Test
    void aStudysYamlStandsUnderItsId() {
        assertThat(new StudyKeys("quickstart-1a2b3c4d").yaml()).isEqualTo("studies/quickstart-1a2b3c4d/study.yaml");
    }

    @Test
    void aRetryHasAResultOfItsOwn() {
        RunKeys keys = new RunKeys(ID);
        assertThat(keys.result(0)).isEqualTo(keys.result());
        assertThat(RunKeys.retryOf(keys.result(0))).hasValue(0);
        assertThat(RunKeys.retryOf(keys.result(12))).hasValue(12);
        assertThat(RunKeys.retryOf(keys.spec())).isEmpty();
    }
}
