package io.grokscape.dynamics;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClassifyTest {
    @Test
    void aCurveBecomesOneLineOfJson() {
        String line = Classify.jsonLine("runs/\"a\".csv", ReferenceCurves.text("curve-066.csv"));

        assertThat(line)
                .startsWith("{\"file\":\"runs/\\\"a\\\".csv\",\"dynamic\":\"GROKKING\",\"confidence\":1,")
                .contains("\"immediate\":false", "\"fitted_epoch\":100", "\"risen_epoch\":2300", "\"delay\":2200")
                .contains("\"validation_accuracy\":1,", "\"plateaus\":[")
                .endsWith("}")
                .doesNotContain("\n");
    }

    @Test
    void whatWasNotMeasuredIsNull() {
        String line = Classify.jsonLine(
                "m.csv",
                CurveCsv.COLUMNS.stream().reduce((a, b) -> a + "," + b).orElseThrow()
                        + "\n0,4.7,0.01,,,16\n100,4.7,0.5,,,16\n");

        assertThat(line).contains("\"dynamic\":\"NOT_APPLICABLE\"", "\"validation_accuracy\":null", "\"delay\":null");
    }
}
