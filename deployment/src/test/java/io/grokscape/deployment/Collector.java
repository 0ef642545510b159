package io.grokscape.deployment;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.HexFormat;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;

/** Takes traces as OTLP over HTTP, and knows which service has told of a trace. */
final class Collector implements AutoCloseable {
    private final HttpServer server;
    private final List<byte[]> batches = new CopyOnWriteArrayList<>();

    Collector() throws IOException {
        server = HttpServer.create(new InetSocketAddress("127.0.0.1", 0), 0);
        server.createContext("/v1/traces", exchange -> {
            batches.add(exchange.getRequestBody().readAllBytes());
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    /** A batch holds its service's name and its spans' trace ids as they are. */
    boolean hasHeard(String service, String traceId) {
        String wanted = new String(HexFormat.of().parseHex(traceId), StandardCharsets.ISO_8859_1);
        return batches.stream()
                .map(batch -> new String(batch, StandardCharsets.ISO_8859_1))
                .anyMatch(batch -> batch.contains(service) && batch.contains(wanted));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
