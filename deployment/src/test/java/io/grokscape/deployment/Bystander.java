package io.grokscape.deployment;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.util.concurrent.atomic.AtomicInteger;

/** Stands where a service looks for a neighbour, says nothing, and counts who comes. */
final class Bystander implements AutoCloseable {
    private final ServerSocket socket = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final AtomicInteger callers = new AtomicInteger();

    Bystander() throws IOException {
        Thread.ofVirtual().start(this::count);
    }

    private void count() {
        while (!socket.isClosed()) {
            try {
                socket.accept().close();
                callers.incrementAndGet();
            } catch (IOException e) {
                // Closed: the loop ends.
            }
        }
    }

    String address() {
        return "127.0.0.1:" + socket.getLocalPort();
    }

    int callers() {
        return callers.get();
    }

    @Override
    public void close() throws IOException {
        socket.close();
    }
}
