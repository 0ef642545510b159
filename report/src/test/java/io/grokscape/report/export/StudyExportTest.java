package io.grokscape.report.export;

import static io.grokscape.report.study.SyntheticStudy.run;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jerolba.carpet.CarpetReader;
import io.grokscape.dynamics.findings.Analyze;
import io.grokscape.dynamics.findings.FinishedRun;
import io.grokscape.dynamics.findings.SweepCsv;
import io.grokscape.report.export.StudyExport.Counts;
import io.grokscape.report.study.CurveRecord;
import io.grokscape.report.study.RecordedStudy;
import io.grokscape.report.study.StudyHead;
import io.grokscape.report.study.SyntheticStudy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class StudyExportTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    private Path folder;

    @Test
    @SuppressWarnings("unchecked")
    void parquetAndJsonHoldTheSameRuns() throws Exception {
        export(new SyntheticStudy()
                .cell(8, 2600, .3, .01)
                .with(run(16, 2600, 0).state("waiting", null))
                .with(run(24, 2600, 0).state("failed", "loss is NaN, \"at\" epoch 3\nand so on")));

        List<Map<String, Object>> parquet = new ArrayList<>();
        new CarpetReader<>(folder.resolve("runs.parquet").toFile(), Map.class).forEach(parquet::add);
        JsonNode json = JSON.readTree(folder.resolve("runs.json").toFile());
        assertThat(parquet).hasSize(4);
        assertThat(JSON.readTree(JSON.writeValueAsString(parquet))).isEqualTo(json);
        assertThat(json.get(0).path("hidden_size").asInt()).isEqualTo(8);
        assertThat(json.get(2).path("train_accuracy").isNull()).isTrue();
        assertThat(json.get(3).path("reason").asText()).isEqualTo("loss is NaN, \"at\" epoch 3\nand so on");
    }

    @Test
    void everyMeasurementIsARowUnderItsRun() throws Exception {
        Counts counts = export(new SyntheticStudy().pointsPerCurve(30).cell(8, 2600, .3, .01));

        assertThat(counts).isEqualTo(new Counts(2, 2, 60, 0));
        List<String> lines = Files.readAllLines(folder.resolve("curves.csv"));
        assertThat(lines).hasSize(61);
        assertThat(lines.get(0)).startsWith("run_id,epoch,train_loss,train_accuracy,validation_loss");
        assertThat(lines.get(2)).startsWith("00000000000000000001,250,");
        assertThat(lines.get(31)).startsWith("00000000000000000002,0,");
    }

    @Test
    void curvesWithMoreThanCanBeHadAreCountedAndTheReadmeSaysSo() throws Exception {
        Counts counts = export(
                new SyntheticStudy().pointsPerCurve(StudyExport.ALL_POINTS + 1).cell(8, 2600, .3));

        assertThat(counts.thinned()).isEqualTo(1);
        assertThat(folder.resolve("README.md")).content().contains("thinned");
    }

    @Test
    void analyzeReadsTheSweepAndFindsWhatTheExportFound() throws Exception {
        export(new SyntheticStudy()
                .cell(8, 2600, .4, .5, .6)
                .cell(24, 2600, .01, .02, .01)
                .cell(64, 2600, 1, 1, 1)
                .with(run(32, 2600, 0).state("running", null)));

        Path sweep = folder.resolve("sweep.csv");
        List<FinishedRun> runs = SweepCsv.read("sweep.csv", Files.readString(sweep));
        assertThat(runs).hasSize(9).extracting(FinishedRun::seed).containsOnly(0L, 1L, 2L);
        assertThat(JSON.readTree(Analyze.json("sweep.csv", Files.readString(sweep))))
                .isEqualTo(JSON.readTree(folder.resolve("findings.json").toFile()));
    }

    @Test
    void publishedFindingsAreKeptAsTheyAre() throws Exception {
        export(new SyntheticStudy().cell(8, 2600, .4).found("{\"kind\":\"news\",\"of\":[1,2]}"));

        assertThat(folder.resolve("findings.json")).hasContent("{\"findings\":[{\"kind\":\"news\",\"of\":[1,2]}]}");
    }

    @Test
    void aTaskWithoutValidationLeavesItEmpty() throws Exception {
        export(new SyntheticStudy()
                .with(run(16, 12769, 0).with("task", "memorise").ends("NOT_APPLICABLE", .15, null)));

        JsonNode run = JSON.readTree(folder.resolve("runs.json").toFile()).get(0);
        assertThat(run.path("validation_accuracy").isNull()).isTrue();
        assertThat(run.path("last_validation_loss").isNull()).isTrue();
        assertThat(Files.readAllLines(folder.resolve("sweep.csv")).get(1))
                .isEqualTo("memorise,16,12769,0,10000,0.15,,113,1,0,false,NOT_APPLICABLE,");
    }

    @Test
    void runsOfDifferentRecipesGoIntoTablesOfTheirOwn() throws Exception {
        export(new SyntheticStudy().with(run(16, 3000, 0)).with(run(16, 3000, 0).with("weight_decay", 0.3)));

        assertThat(Files.readAllLines(folder.resolve("sweep.csv"))).hasSize(2);
        assertThat(Files.readAllLines(folder.resolve("sweep-2.csv"))).hasSize(2);
        assertThat(folder.resolve("README.md")).content().contains("`sweep-2.csv`: weight_decay 0.3");
    }

    @Test
    void runsWhoseSplitAndWeightsHaveSeedsOfTheirOwnAreAllKept() throws Exception {
        SyntheticStudy study = new SyntheticStudy();
        for (long seed = 0; seed < 3; seed++) {
            study.with(run(16, 3000, 7).with("model_seed", seed));
        }
        export(study);

        assertThat(SweepCsv.read("sweep.csv", Files.readString(folder.resolve("sweep.csv"))))
                .hasSize(3);
    }

    @Test
    void aStudyWithoutRunsIsAnExportWithoutRows() throws Exception {
        assertThat(export(new SyntheticStudy())).isEqualTo(new Counts(0, 0, 0, 0));

        assertThat(JSON.readTree(folder.resolve("runs.json").toFile())).isEmpty();
        assertThat(Files.readAllLines(folder.resolve("runs.csv"))).hasSize(1);
        assertThat(folder.resolve("findings.json")).hasContent("{\"findings\":[]}");
    }

    @Test
    void everyColumnIsExplained() throws Exception {
        export(new SyntheticStudy().cell(8, 2600, .4));

        String readme = Files.readString(folder.resolve("README.md"));
        for (String table : List.of("runs.csv", "curves.csv", "sweep.csv")) {
            for (String column :
                    Files.readAllLines(folder.resolve(table)).getFirst().split(",")) {
                assertThat(readme).contains("| `" + column + "` | ");
            }
        }
    }

    @Test
    void anExportThatBreaksOffLeavesNoFileUnderItsName() throws Exception {
        SyntheticStudy runs = new SyntheticStudy().cell(8, 2600, .4);
        RecordedStudy broken = new RecordedStudy() {
            @Override
            public StudyHead head() {
                return runs.head();
            }

            @Override
            public void eachRun(RunVisitor visitor) throws IOException, InterruptedException {
                runs.eachRun(visitor);
            }

            @Override
            public CurveRecord curve(String runId, int points) {
                throw new IllegalStateException("the dashboard went away");
            }
        };

        assertThatThrownBy(() -> export(broken)).hasMessage("the dashboard went away");
        try (var files = Files.list(folder)) {
            assertThat(files).allMatch(file -> file.toString().endsWith(".part"));
        }
    }

    private Counts export(RecordedStudy study) throws IOException, InterruptedException {
        return StudyExport.write(study, folder, _ -> {});
    }
}
