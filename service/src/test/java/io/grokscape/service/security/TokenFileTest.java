package io.grokscape.service.security;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TokenFileTest {
    @TempDir
    Path folder;

    @Test
    void aTokenIsKnownByItsHashAlone() throws IOException {
        TokenFile tokens = TokenFile.read(Callers.file(folder));
        assertThat(tokens.caller(Callers.RESEARCHER)).contains(new Caller("rosa", Role.RESEARCHER));
        assertThat(tokens.caller("something else")).isEmpty();
        assertThat(tokens.caller("")).isEmpty();
        assertThat(Files.readString(folder.resolve("tokens"))).doesNotContain(Callers.RESEARCHER);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "rosa researcher            | line 1: 2 fields instead of: name role sha256",
                "rosa king 00               | line 1: no role is called 'king'",
                "rosa viewer my-token       | line 1: the third field is no SHA-256",
            })
    void aMistakeIsNamedWithItsLine(String line, String complaint) throws IOException {
        Path file = Files.writeString(folder.resolve("tokens"), line);
        assertThatExceptionOfType(UnsafeConfigurationException.class)
                .isThrownBy(() -> TokenFile.read(file))
                .withMessageContaining(complaint);
    }

    @Test
    void aFileWithoutTokensOrNoFileIsNoAuthentication() throws IOException {
        Path empty = Files.writeString(folder.resolve("empty"), "# nobody yet\n");
        assertThatExceptionOfType(UnsafeConfigurationException.class).isThrownBy(() -> TokenFile.read(empty));
        assertThatExceptionOfType(UnsafeConfigurationException.class)
                .isThrownBy(() -> TokenFile.read(folder.resolve("absent")));
    }
}
