package io.grokscape.deployment;

import static org.assertj.core.api.Assertions.assertThatCode;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import io.grokscape.proto.Topics;
import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.ExecutionException;
import org.apache.kafka.common.errors.SaslAuthenticationException;
import org.apache.kafka.common.errors.SslAuthenticationException;
import org.apache.kafka.common.errors.TimeoutException;
import org.apache.kafka.common.errors.TopicAuthorizationException;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A real broker with the production overlay's users, their rights, and TLS: who comes in, and who does not. */
class BrokersDoorTest {
    @TempDir
    private static Path folder;

    private static SecuredBroker broker;

    @BeforeAll
    static void start() throws Exception {
        broker = SecuredBroker.start(folder);
        broker.addUsersOfProduction();
    }

    @AfterAll
    static void stop() {
        broker.close();
    }

    @Test
    void aUserMayWriteWhatItsServiceTells() {
        assertThatCode(() -> broker.write("trainer", Topics.RUN_EVENTS, new byte[0]))
                .doesNotThrowAnyException();
    }

    @Test
    void andNothingElse() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> broker.write("trainer", Topics.VERDICTS, new byte[0]))
                .withCauseInstanceOf(TopicAuthorizationException.class);
    }

    @Test
    void aWrongPasswordIsRefusedAndNotRepeated() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> broker.write(broker.login("trainer", "guessed-91d"), Topics.RUN_EVENTS, new byte[0]))
                .withCauseInstanceOf(SaslAuthenticationException.class)
                .withMessageNotContaining("guessed-91d");
    }

    @Test
    void whoHasNoNameIsNotEvenHeard() {
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> broker.write(Map.of("max.block.ms", "5000"), Topics.RUN_EVENTS, new byte[0]))
                .withCauseInstanceOf(TimeoutException.class);
    }

    @Test
    void aClientThatTrustsAnotherAuthorityHoldsTheBrokerForAStranger() throws Exception {
        Authority another = Authority.found(folder.resolve("another"));
        assertThatExceptionOfType(ExecutionException.class)
                .isThrownBy(() -> broker.write(
                        broker.login("trainer", SecuredBroker.password("trainer"), another),
                        Topics.RUN_EVENTS,
                        new byte[0]))
                .withCauseInstanceOf(SslAuthenticationException.class)
                .withMessageContaining("SSL handshake failed");
    }
}
