package io.grokscape.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SameOriginTest {
    private static final Set<String> LOOPBACK = Set.of("localhost", "127.0.0.1", "[::1]");

    @Test
    void thePageItselfAndProgramsMayWrite() {
        assertThat(SameOrigin.refusal(LOOPBACK, "127.0.0.1:8080", "http://127.0.0.1:8080", "same-origin"))
                .isEmpty();
        assertThat(SameOrigin.refusal(LOOPBACK, "localhost:8080", null, null)).isEmpty();
        assertThat(SameOrigin.refusal(LOOPBACK, "[::1]:8080", "http://[::1]:8080", null))
                .isEmpty();
    }

    @Test
    void anotherSiteMayNot() {
        assertThat(SameOrigin.refusal(LOOPBACK, "127.0.0.1:8080", "http://evil.example", null))
                .isPresent();
        assertThat(SameOrigin.refusal(LOOPBACK, "127.0.0.1:8080", "http://127.0.0.1:9090", null))
                .isPresent();
        assertThat(SameOrigin.refusal(LOOPBACK, "127.0.0.1:8080", "null", null)).isPresent();
        assertThat(SameOrigin.refusal(LOOPBACK, "127.0.0.1:8080", null, "cross-site"))
                .isPresent();
    }

    @Test
    void aForeignNameThatPointsHereMayNot() {
        assertThat(SameOrigin.refusal(LOOPBACK, "evil.example:8080", "http://evil.example:8080", "same-origin"))
                .isPresent();
        assertThat(SameOrigin.refusal(LOOPBACK, null, null, null)).isPresent();
    }
}
