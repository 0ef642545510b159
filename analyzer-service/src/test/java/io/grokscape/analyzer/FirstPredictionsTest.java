package io.grokscape.analyzer;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.dynamics.findings.Prediction;
import io.grokscape.dynamics.findings.Zone;
import io.grokscape.proto.SpecMessages;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.ObjectStore;
import io.grokscape.store.ObjectStoreServer;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Against a real object store. */
class FirstPredictionsTest {
    private static final String STUDY = "swept-00000001";

    @TempDir
    Path folder;

    private final StudyRuns runs = new StudyRuns();
    private ObjectStoreServer server;
    private ObjectStore store;

    @BeforeEach
    void start() {
        server = new ObjectStoreServer(folder);
        store = new ObjectStore(server.settings());
        store.ensureBucket();
        for (int width : new int[] {8, 32, 64}) {
            judge(width, 2600);
            judge(width, 3000);
        }
    }

    @AfterEach
    void stop() {
        store.close();
        server.close();
    }

    @Test
    void aPredictionStaysAsItWasFirstMadeAlsoForAnAnalyzerThatStartsLater() {
        FirstPredictions first = new FirstPredictions(store);
        String which = runs.finished(STUDY).sweeps().getFirst().words();

        Prediction made = only(first.of(STUDY, List.of(prediction(which, true, .9)), runs.finished(STUDY), 1_000));
        Prediction later = only(first.of(STUDY, List.of(prediction(which, false, .1)), runs.finished(STUDY), 2_000));
        Prediction restarted = only(new FirstPredictions(store).of(STUDY, List.of(), runs.finished(STUDY), 3_000));

        assertThat(made.claim()).isEqualTo(new Prediction.Claim(true, .9, Map.of(8, Zone.PROGRESSION), 0));
        assertThat(later).isEqualTo(made);
        assertThat(restarted).isEqualTo(made);
        assertThat(made.json()).contains("\"rules_version\":\"1/1\"", "\"made_at\":\"1970-01-01T00:00:01Z\"");
    }

    @Test
    void theRecordNamesTheRunsItMayRestOnAndNoneOfTheSweepItself() {
        String which = runs.finished(STUDY).sweeps().getFirst().words();
        new FirstPredictions(store).of(STUDY, List.of(prediction(which, true, .9)), runs.finished(STUDY), 1_000);

        String name =
                store.list("studies/" + STUDY + "/predictions/").getFirst().name();
        String record = new String(store.get(name).orElseThrow(), StandardCharsets.UTF_8);

        for (int width : new int[] {8, 32, 64}) {
            boolean firstSweepIsOf2600 = which.endsWith("D=2600");
            assertThat(record)
                    .contains(spec(width, firstSweepIsOf2600 ? 3000 : 2600).id());
            assertThat(record)
                    .doesNotContain(
                            spec(width, firstSweepIsOf2600 ? 2600 : 3000).id());
        }
    }

    private void judge(int width, int size) {
        RunSpec spec = spec(width, size);
        runs.planned(STUDY, spec.id(), SpecMessages.toMessage(spec));
        runs.judged(SmallStudy.verdict(spec, width == 64));
    }

    private static RunSpec spec(int width, int size) {
        return RunSpec.of("add").hiddenSize(width).trainSize(size).build();
    }

    private static Prediction prediction(String which, boolean doubleDescent, double probability) {
        return new Prediction(
                which, new Prediction.Claim(doubleDescent, probability, Map.of(8, Zone.PROGRESSION), 0), """
                {"kind":"prediction","double_descent":%s,"probability":%s,\
                "zones":[{"hidden_size":8,"zone":"PROGRESSION"}],"sweep_runs_known":0}\
                """.formatted(
                                doubleDescent, probability));
    }

    private static Prediction only(List<Prediction> predictions) {
        assertThat(predictions).hasSize(1);
        return predictions.getFirst();
    }
}
