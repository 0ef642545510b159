package io.grokscape.planner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyStateTest {
    @ParameterizedTest
    @CsvSource({
        // state,     submitted, cancelled, no run open, some open
        "ACTIVE,    ACTIVE,    CANCELLED, ENDED,       ACTIVE",
        "PAUSED,    PAUSED,    CANCELLED, ENDED,       PAUSED",
        "CANCELLED, ACTIVE,    CANCELLED, CANCELLED,   CANCELLED",
        "ENDED,     ENDED,     ENDED,     ENDED,       ACTIVE",
    })
    void everyStateKnowsWhereItGoes(
            StudyState state, StudyState submitted, StudyState cancelled, StudyState noneOpen, StudyState someOpen) {
        assertThat(state.submitted()).isEqualTo(submitted);
        assertThat(state.cancelled()).isEqualTo(cancelled);
        assertThat(state.counted(0)).isEqualTo(noneOpen);
        assertThat(state.counted(3)).isEqualTo(someOpen);
    }
}
