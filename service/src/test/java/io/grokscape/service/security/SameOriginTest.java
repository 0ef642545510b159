package io.grokscape.service.security;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Set;
import org.junit.jupiter.api.Test;

class SameOriginTest {
    private static final SameOrigin LOOPBACK = new SameOrigin(Set.of("localhost", "127.0.0.1", "[::1]"));

    @Test
    void thePageItselfAndProgramsMayWrite() {
        assertThat(LOOPBACK.refusal("127.0.0.1:8080", "http://127.0.0.1:8080", "same-origin"))
                .isEmpty();
        assertThat(LOOPBACK.refusal("localhost:8080", null, null)).isEmpty();
        assertThat(LOOPBACK.refusal("[::1]:8080", "http://[::1]:8080", null)).isEmpty();
    }

    @Test
    void anotherSiteMayNot() {
        assertThat(LOOPBACK.refusal("127.0.0.1:8080", "http://evil.example", null))
                .isPresent();
        assertThat(LOOPBACK.refusal("127.0.0.1:8080", "http://127.0.0.1:9090", null))
                .isPresent();
        assertThat(LOOPBACK.refusal("127.0.0.1:8080", "null", null)).isPresent();
        assertThat(LOOPBACK.refusal("127.0.0.1:8080", null, "cross-site")).isPresent();
    }

    @Test
    void aForeignNameThatPointsHereMayNot() {
        assertThat(LOOPBACK.refusal("evil.example:8080", "http://evil.example:8080", "same-origin"))
                .isPresent();
        assertThat(LOOPBACK.refusal(null, null, null)).isPresent();
    }
}
