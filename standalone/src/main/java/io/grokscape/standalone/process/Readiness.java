package io.grokscape.standalone.process;

import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.sql.SQLException;
import java.time.Duration;
import java.util.function.IntPredicate;

/** A question to a child: do you serve yet? Asked again and again, so failures to connect only mean "not yet". */
@FunctionalInterface
public interface Readiness {
    /** Whether it serves; exceptions of these kinds mean that it does not, yet. */
    boolean check() throws IOException, InterruptedException, SQLException;

    Duration TIME_OUT = Duration.ofSeconds(2);

    /** A Kafka broker that answers a request about its API versions. */
    static Readiness kafka(int port) {
        return () -> {
            try (Socket socket = new Socket()) {
                socket.connect(new InetSocketAddress("127.0.0.1", port), (int) TIME_OUT.toMillis());
                socket.setSoTimeout((int) TIME_OUT.toMillis());
                return answersApiVersions(socket);
            }
        };
    }

    /** A web server that answers with a status that will do. */
    static Readiness http(URI address, IntPredicate status) {
        HttpClient client = Http.CLIENT;
        HttpRequest request =
                HttpRequest.newBuilder(address).timeout(TIME_OUT).GET().build();
        return () -> status.test(
                client.send(request, HttpResponse.BodyHandlers.discarding()).statusCode());
    }

    private static boolean answersApiVersions(Socket socket) throws IOException {
        short apiVersionsKey = 18;
        int correlation = 1;
        DataOutputStream out = new DataOutputStream(socket.getOutputStream());
        out.writeInt(10); // bytes that follow
        out.writeShort(apiVersionsKey);
        out.writeShort(0); // request version
        out.writeInt(correlation);
        out.writeShort(-1); // no client id
        out.flush();
        DataInputStream in = new DataInputStream(socket.getInputStream());
        in.readInt(); // bytes that follow
        return in.readInt() == correlation && in.readShort() == 0;
    }

    /** One client for all probes: each has threads of its own. */
    final class Http {
        private static final HttpClient CLIENT =
                HttpClient.newBuilder().connectTimeout(TIME_OUT).build();

        private Http() {}
    }
}
