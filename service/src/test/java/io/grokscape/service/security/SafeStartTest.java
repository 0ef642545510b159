package io.grokscape.service.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.util.Map;
import java.util.Optional;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeStartTest {
    private static void check(String host, boolean guarded, Map<String, String> settings) {
        SafeStart.check(host, guarded, key -> Optional.ofNullable(settings.get(key)));
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.53"})
    void onLoopbackNothingIsNeeded(String host) {
        assertThatCode(() -> check(host, false, Map.of("quarkus.datasource.password", "grokscape")))
                .doesNotThrowAnyException();
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
    void elsewhereAServiceWithoutAuthenticationDoesNotStart(String host) {
        assertThatExceptionOfType(UnsafeConfigurationException.class)
                .isThrownBy(() -> check(host, false, Map.of()))
                .withMessageContaining(host)
                .withMessageContaining("grokscape.security.tokens");
    }

    @Test
    void elsewhereASecretThatEverybodyKnowsIsNone() {
        assertThatExceptionOfType(UnsafeConfigurationException.class)
                .isThrownBy(() -> check("0.0.0.0", true, Map.of("grokscape.trainer.s3.secret-key", "grokscape-secret")))
                .withMessageContaining("grokscape.trainer.s3.secret-key");
        assertThatCode(() -> check("0.0.0.0", true, Map.of("grokscape.trainer.s3.secret-key", "k3pt")))
                .doesNotThrowAnyException();
    }
}
