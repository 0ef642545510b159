package io.grokscape.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.report.svg.Figure;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RecentFiguresTest {
    private final RecentFigures recent = new RecentFigures();
    private final List<String> drawn = new ArrayList<>();

    private List<Figure> ask(String study, String revision) {
        return recent.of(study, revision, () -> {
            drawn.add(study + "@" + revision);
            return List.of();
        });
    }

    @Test
    void aStudysFiguresAreDrawnOncePerRevision() {
        ask("a", "1");
        ask("a", "1");
        ask("a", "2");
        ask("a", "2");
        assertThat(drawn).containsExactly("a@1", "a@2");
    }

    @Test
    void onlyThoseOfTheStudiesAskedForLastAreKept() {
        List.of("a", "b", "c", "a", "d", "e", "a", "b").forEach(study -> ask(study, "1"));
        assertThat(drawn).containsExactly("a@1", "b@1", "c@1", "d@1", "e@1", "b@1");
    }

    @Test
    void whatCouldNotBeDrawnIsTriedAgain() {
        assertThatThrownBy(() -> recent.of("a", "1", () -> {
                    throw new IllegalStateException("away");
                }))
                .hasMessage("away");
        ask("a", "1");
        assertThat(drawn).containsExactly("a@1");
    }
}
