package io.grokscape.planner.lifecycle;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class StudyStateTest {
    @ParameterizedTest
    @CsvSource({
        // state,     submitted, cancelled, paused,    resumed,   no run open, some open
        "ACTIVE,    ACTIVE,    CANCELLED, PAUSED,    ACTIVE,    ENDED,       ACTIVE",
        "PAUSED,    PAUSED,    CANCELLED, PAUSED,    ACTIVE,    ENDED,       PAUSED",
        "CANCELLED, ACTIVE,    CANCELLED, CANCELLED, CANCELLED, CANCELLED,   CANCELLED",
        "ENDED,     ENDED,     ENDED,     ENDED,     ENDED,     ENDED,       ACTIVE",
    })
    void everyStateKnowsWhereItGoes(
            StudyState state,
            StudyState submitted,
            StudyState cancelled,
            StudyState paused,
            StudyState resumed,
            StudyState noneOpen,
            StudyState someOpen) {
        assertThat(state.submitted()).isEqualTo(submitted);
        assertThat(state.cancelled()).isEqualTo(cancelled);
        assertThat(state.paused()).isEqualTo(paused);
        assertThat(state.resumed()).isEqualTo(resumed);
        assertThat(state.counted(0)).isEqualTo(noneOpen);
        assertThat(state.counted(3)).isEqualTo(someOpen);
    }
}
