package io.grokscape.standalone.stack;

import io.grokscape.standalone.process.StackException;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.util.EnumMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.function.UnaryOperator;

/** A loopback port for every listener: the one asked for, else the usual one if free, else any free one. */
public record Ports(Map<Listener, Integer> byListener) {
    /** What listens, with its usual port. */
    public enum Listener {
        DASHBOARD(8080),
        PLANNER(8081),
        TRAINER(8082),
        ANALYZER(8083),
        BROKER(9092),
        CONTROLLER(9093),
        OBJECT_STORE(9000),
        DATABASE(5432);

        private final int usual;

        Listener(int usual) {
            this.usual = usual;
        }

        /** The environment variable that insists on a port; 0 asks for any free one. */
        public String variable() {
            return "GROKSCAPE_" + name() + "_PORT";
        }
    }

    /**
     * Picks a port for each listener.
     *
     * @param environment variables by name, null where unset
     * @throws StackException if a port that was insisted on is taken, or is no port
     */
    public static Ports choose(UnaryOperator<String> environment) {
        Map<Listener, Integer> chosen = new EnumMap<>(Listener.class);
        Set<Integer> used = new HashSet<>();
        for (Listener listener : Listener.values()) {
            int port = choose(listener, environment.apply(listener.variable()), used);
            used.add(port);
            chosen.put(listener, port);
        }
        return new Ports(chosen);
    }

    public int of(Listener listener) {
        return byListener.get(listener);
    }

    private static int choose(Listener listener, String asked, Set<Integer> used) {
        if (asked == null || asked.isBlank()) {
            return !used.contains(listener.usual) && isOurs(listener.usual) ? listener.usual : anyFree(used);
        }
        int port = parse(listener, asked);
        if (port == 0) {
            return anyFree(used);
        }
        if (used.contains(port) || !isOurs(port)) {
            throw new StackException("port %d is taken by another program: set %s to a free one, or unset it"
                    .formatted(port, listener.variable()));
        }
        return port;
    }

    private static int parse(Listener listener, String asked) {
        try {
            int port = Integer.parseInt(asked.strip());
            if (port >= 0 && port <= 65535) {
                return port;
            }
        } catch (NumberFormatException e) {
            // Reported below with all other values that are no port.
        }
        throw new StackException(listener.variable() + " must be a port from 0 to 65535, not " + asked);
    }

    /** Free, and not chosen by a stack whose child does not listen yet. */
    private static boolean isOurs(int port) {
        return isFree(port) && PortClaims.claim(port);
    }

    private static boolean isFree(int port) {
        try (ServerSocket socket = new ServerSocket()) {
            // As servers do: a port that only waits for old connections to time out counts as free.
            socket.setReuseAddress(true);
            socket.bind(new InetSocketAddress(InetAddress.getLoopbackAddress(), port));
            return true;
        } catch (IOException e) {
            return false;
        }
    }

    private static int anyFree(Set<Integer> used) {
        while (true) {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                if (!used.contains(socket.getLocalPort()) && PortClaims.claim(socket.getLocalPort())) {
                    return socket.getLocalPort();
                }
            } catch (IOException e) {
                throw new UncheckedIOException("no free loopback port", e);
            }
        }
    }
}
