package io.grokscape.service.security;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.smallrye.config.PropertiesConfigSource;
import io.smallrye.config.SmallRyeConfig;
import io.smallrye.config.SmallRyeConfigBuilder;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.assertj.core.api.ThrowableAssertAlternative;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SafeStartTest {
    @TempDir
    Path folder;

    private static SmallRyeConfig config(Map<String, String> settings) {
        return new SmallRyeConfigBuilder()
                .addDiscoveredConverters()
                .withSources(new PropertiesConfigSource(settings, "the test's settings", 100))
                .build();
    }

    private static ThrowableAssertAlternative<?> refused(Map<String, String> settings) {
        return assertThatExceptionOfType(UnsafeConfigurationException.class)
                .isThrownBy(() -> SafeStart.check(config(settings)));
    }

    private static void accepted(Map<String, String> settings) {
        assertThatCode(() -> SafeStart.check(config(settings))).doesNotThrowAnyException();
    }

    /** Everywhere, with tokens, and with these settings too. */
    private Map<String, String> guarded(Map<String, String> settings) throws IOException {
        Path tokens = Files.writeString(folder.resolve("tokens"), "rosa researcher " + "0".repeat(64));
        Map<String, String> all = new HashMap<>(settings);
        all.put("quarkus.http.host", "0.0.0.0");
        all.put("grokscape.security.tokens", tokens.toString());
        return all;
    }

    @ParameterizedTest
    @ValueSource(strings = {"127.0.0.1", "localhost", "::1", "127.0.0.53"})
    void onLoopbackNothingIsNeeded(String host) {
        accepted(Map.of("quarkus.http.host", host, "quarkus.datasource.password", "grokscape"));
    }

    @ParameterizedTest
    @ValueSource(strings = {"0.0.0.0", "::", "10.1.2.3"})
    void elsewhereAServiceWithoutAuthenticationDoesNotStart(String host) {
        refused(Map.of("quarkus.http.host", host))
                .withMessageContaining(host)
                .withMessageContaining("the test's settings")
                .withMessageContaining("grokscape.security.tokens");
    }

    @Test
    void aHostThatNobodySetIsEverywhere() {
        refused(Map.of()).withMessageContaining("0.0.0.0");
    }

    @Test
    void elsewhereASecretThatEverybodyKnowsIsNone() throws IOException {
        refused(guarded(Map.of("grokscape.trainer.s3.secret-key", "grokscape-secret")))
                .withMessageContaining("grokscape.trainer.s3.secret-key (GROKSCAPE_S3_SECRET_KEY)");
        accepted(guarded(Map.of("grokscape.trainer.s3.secret-key", "k3pt")));
    }

    @Test
    void tokensThatCannotBeReadAreNoneAndNotOnLoopbackEither() {
        for (String host : new String[] {"0.0.0.0", "127.0.0.1"}) {
            refused(Map.of("quarkus.http.host", host, "grokscape.security.tokens", "no-such-file"))
                    .withMessageContaining("no-such-file");
        }
    }

    @ParameterizedTest
    @CsvSource({
        "grokscape.security.oidc.issuer, https://identity.example, grokscape.security.oidc.keys is missing",
        "grokscape.security.oidc.keys, keys.json, grokscape.security.oidc.issuer is missing",
        "grokscape.security.requests-per-minute, many, grokscape.security.requests-per-minute",
    })
    void settingsThatAreHalfOrWrongAreNamed(String key, String value, String named) throws IOException {
        refused(guarded(Map.of(key, value))).withMessageContaining(named);
    }

    @Test
    void keysFromAnAddressAnybodyCouldSpeakForAreRefused() throws IOException {
        refused(guarded(Map.of(
                        "grokscape.security.oidc.issuer", "https://identity.example",
                        "grokscape.security.oidc.keys", "http://identity.example/keys")))
                .withMessageContaining("http://identity.example/keys")
                .withMessageContaining("https");
    }

    @Test
    void besideACertificateNoPlainHttpIsSpoken() throws IOException {
        String certificate = "quarkus.tls.key-store.pem.0.cert";
        refused(guarded(Map.of(certificate, "tls.crt"))).withMessageContaining("quarkus.http.insecure-requests");
        refused(guarded(Map.of(certificate, "tls.crt", "quarkus.http.insecure-requests", "enabled")))
                .withMessageContaining("quarkus.http.insecure-requests");
        for (String strategy : new String[] {"disabled", "redirect"}) {
            accepted(guarded(Map.of(certificate, "tls.crt", "quarkus.http.insecure-requests", strategy)));
        }
    }
}
