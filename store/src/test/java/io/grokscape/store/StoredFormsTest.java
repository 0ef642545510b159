package io.grokscape.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.spec.RunSpec;
import java.nio.charset.StandardCharsets;
import org.junit.jupiter.api.Test;

class StoredFormsTest {
    private static final String ID = "0123456789abcdef0123";

    @Test
    void aResultIsSnakeCaseJsonAndReadsBack() {
        Result result = new Result(
                ID,
                2,
                Result.Outcome.COMPLETED,
                500,
                true,
                "curve",
                "weights",
                "nd4j-1",
                1.5,
                null,
                "trainer-1",
                99,
                1);
        String json = new String(result.toJson(), StandardCharsets.UTF_8);
        assertThat(json)
                .contains("\"outcome\" : \"completed\"", "\"last_epoch\" : 500", "\"weights_object\" : \"weights\"")
                .doesNotContain("reason");
        assertThat(Result.fromJson(result.toJson(), "result.json")).isEqualTo(result);
    }

    @Test
    void aResultOfAnOlderReleaseHasNoRetries() {
        byte[] older = "{\"run_id\":\"x\",\"attempt\":3,\"outcome\":\"failed\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Result.fromJson(older, "result.json").retries()).isZero();
    }

    @Test
    void claimsAndEndsReadBack() {
        Claim claim = new Claim(ID, 1, "trainer-1", "t0k3n", "nd4j-1", 1, 2, 77, 1, 5);
        AttemptEnd end = new AttemptEnd(ID, 1, "trainer-1", AttemptEnd.Kind.FAILED, "out of memory", 17, 6);
        assertThat(Claim.fromJson(claim.toJson(), "claim.json")).isEqualTo(claim);
        assertThat(AttemptEnd.fromJson(end.toJson(), "end.json")).isEqualTo(end);
    }

    @Test
    void keysOfALaterReleaseArePassedOver() {
        byte[] later = "{\"run_id\":\"x\",\"attempt\":3,\"mood\":\"good\"}".getBytes(StandardCharsets.UTF_8);
        assertThat(Claim.fromJson(later, "claim.json").attempt()).isEqualTo(3);
    }

    @Test
    void brokenJsonIsNamed() {
        assertThatThrownBy(() -> Result.fromJson(new byte[] {'{'}, "runs/x/result.json"))
                .isInstanceOf(StoreException.class)
                .hasMessageContaining("runs/x/result.json is no Result");
    }

    @Test
    void aSpecIsStoredWithEveryDefaultSpelledOut() {
        RunSpec spec = RunSpec.of("add").build();
        assertThat(new String(SpecJson.toJson(spec), StandardCharsets.UTF_8))
                .contains("\"run_id\" : \"" + spec.id() + "\"", "\"hidden_size\" : 32", "\"weight_decay\" : 1.0");
    }
}
