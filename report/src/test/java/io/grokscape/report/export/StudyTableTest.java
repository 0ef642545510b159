package io.grokscape.report.export;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.jerolba.carpet.CarpetReader;
import io.grokscape.report.study.SyntheticStudy;
import io.grokscape.report.table.Format;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class StudyTableTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private final SyntheticStudy study = new SyntheticStudy()
            .pointsPerCurve(7)
            .cell(8, 2600, .3, .01)
            .with(SyntheticStudy.run(24, 2600, 0).state("failed", "why, \"why\""));

    @TempDir
    private Path folder;

    private byte[] sent(StudyTable table, Format format) throws Exception {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        table.send(study, format, out);
        return out.toByteArray();
    }

    @ParameterizedTest
    @EnumSource(StudyTable.class)
    @SuppressWarnings("unchecked")
    void everyFormHoldsTheSameRows(StudyTable table) throws Exception {
        JsonNode json = JSON.readTree(sent(table, Format.JSON));
        Path file = Files.write(folder.resolve("table.parquet"), sent(table, Format.PARQUET));
        List<Map<String, Object>> parquet = new ArrayList<>();
        new CarpetReader<>(file.toFile(), Map.class).forEach(parquet::add);

        assertThat(parquet).hasSize(json.size());
        assertThat(new String(sent(table, Format.CSV), StandardCharsets.UTF_8).lines())
                .hasSize(json.size() + 1);
    }

    @Test
    void aVerdictHasItsEvidenceAsPartOfTheJson() throws Exception {
        JsonNode verdicts = JSON.readTree(sent(StudyTable.VERDICTS, Format.JSON));
        assertThat(verdicts.path(0).path("evidence").path("fitted_epoch").asInt())
                .isEqualTo(100);
        assertThat(verdicts.path(0).path("explanation").asText()).isEqualTo("It was so.");
    }

    @Test
    void onlyRunsThatWereMeasuredHaveCurves() throws Exception {
        JsonNode curves = JSON.readTree(sent(StudyTable.CURVES, Format.JSON));
        assertThat(curves.findValuesAsText("run_id")).hasSize(curves.size());
        assertThat(curves.size() % 7).isZero();
        assertThat(curves).isNotEmpty();
    }
}
