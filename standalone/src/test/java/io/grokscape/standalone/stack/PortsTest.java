package io.grokscape.standalone.stack;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.grokscape.standalone.process.StackException;
import io.grokscape.standalone.stack.Ports.Listener;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.Map;
import org.junit.jupiter.api.Test;

class PortsTest {
    @Test
    void aTakenPortThatWasInsistedOnIsRefused() throws Exception {
        try (ServerSocket other = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(other.getLocalPort());

            assertThatThrownBy(() -> Ports.choose(Map.of("GROKSCAPE_DASHBOARD_PORT", port)::get))
                    .isInstanceOf(StackException.class)
                    .hasMessage(
                            "port %s is taken by another program: set GROKSCAPE_DASHBOARD_PORT to a free one, or unset it",
                            port);
        }
    }

    @Test
    void portsAreDistinctAndInsistedOnesAreKept() throws Exception {
        int free = freePort();

        Ports ports = Ports.choose(Map.of("GROKSCAPE_DATABASE_PORT", Integer.toString(free))::get);

        assertThat(ports.of(Listener.DATABASE)).isEqualTo(free);
        assertThat(ports.byListener().values()).doesNotHaveDuplicates().hasSize(Listener.values().length);
    }

    @Test
    void whatIsNoPortIsRefused() {
        for (String wrong : new String[] {"http", "-1", "65536"}) {
            assertThatThrownBy(() -> Ports.choose(Map.of("GROKSCAPE_PLANNER_PORT", wrong)::get))
                    .isInstanceOf(StackException.class)
                    .hasMessage("GROKSCAPE_PLANNER_PORT must be a port from 0 to 65535, not " + wrong);
        }
    }

    @Test
    void aPortThatAnotherStackHasChosenIsNotChosenAgainThoughNobodyListensYet() throws Exception {
        int chosen = freePort();
        Process other = new ProcessBuilder(
                        Installation.java(),
                        "-cp",
                        System.getProperty("java.class.path"),
                        ChoosingProcess.class.getName(),
                        Integer.toString(chosen))
                .redirectError(ProcessBuilder.Redirect.INHERIT)
                .start();
        try {
            assertThat(other.inputReader().readLine()).isEqualTo("chosen");

            assertThatThrownBy(() -> Ports.choose(Map.of("GROKSCAPE_BROKER_PORT", Integer.toString(chosen))::get))
                    .isInstanceOf(StackException.class);
        } finally {
            other.destroyForcibly().waitFor();
        }
        assertThat(Ports.choose(Map.of("GROKSCAPE_BROKER_PORT", Integer.toString(chosen))::get)
                        .of(Listener.BROKER))
                .isEqualTo(chosen);
    }

    private static int freePort() throws IOException {
        try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            return socket.getLocalPort();
        }
    }
}
