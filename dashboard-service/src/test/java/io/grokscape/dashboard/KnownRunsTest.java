package io.grokscape.dashboard;

import static io.grokscape.dashboard.Rest.eventually;
import static io.grokscape.dashboard.Rest.get;
import static io.grokscape.dashboard.ShortRuns.newStudyId;
import static io.grokscape.dashboard.ShortRuns.spec;
import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.proto.v1.Study;
import io.grokscape.spec.RunSpec;
import io.grokscape.testsupport.EmbeddedKafka;
import io.quarkus.test.common.WithTestResource;
import io.quarkus.test.junit.QuarkusTest;
import io.restassured.path.json.JsonPath;
import org.junit.jupiter.api.Test;

/** A study that asks for runs which an earlier one has trained. */
@QuarkusTest
@WithTestResource(RealParts.class)
class KnownRunsTest {
    private static final long A_DAY_MS = 86_400_000;

    EmbeddedKafka kafka;

    @Test
    void aStudySaysHowManyOfItsRunsWereTrainedBeforeItWasSubmitted() {
        String first = newStudyId();
        String second = newStudyId();
        RunSpec known = spec(24, 900);
        RunSpec fresh = spec(24, 901);
        try (Publisher publisher = Publisher.on(kafka)) {
            Study.Builder study = Publisher.study(first, 1);
            publisher.send(study);
            publisher.send(publisher.planned(first, 0, known));
            new ShortRuns(publisher).complete(known);
            publisher.send(Publisher.study(second, 2).setSubmittedAtMs(study.getSubmittedAtMs() + A_DAY_MS));
            publisher.send(publisher.planned(second, 0, known));
            publisher.send(publisher.planned(second, 1, fresh));
        }
        eventually(() -> {
            JsonPath shown = get("/api/studies/" + second);
            assertThat(shown.getInt("run_states.completed")).isEqualTo(1);
            assertThat(shown.getInt("run_states.waiting")).isEqualTo(1);
            assertThat(shown.getInt("trained_before")).isEqualTo(1);
        });
        assertThat(get("/api/studies/" + first).getInt("trained_before")).isZero();
    }
}
