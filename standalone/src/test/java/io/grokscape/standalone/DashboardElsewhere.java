package io.grokscape.standalone;

import com.sun.net.httpserver.HttpExchange;
import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.stream.Collectors;
import java.util.stream.IntStream;

/** Answers like a dashboard (and its planner) with one study of that many runs, over real HTTP. */
final class DashboardElsewhere implements AutoCloseable {
    private static final String SPEC = """
            {"task":"add","modulus":113,"train_size":2600,"memorise_size":0,"layers":1,"hidden_size":%d,"heads":4,\
            "mlp_width":%d,"split_feed_forward":false,"init_scale":1.0,"layer_norm":false,"loss":"softmax",\
            "learning_rate":0.007,"weight_decay":1.0,"warmup_steps":0,"epochs":100,"data_seed":%d,"model_seed":%d,\
            "log_every":"auto","stop_when_settled":true}""";

    private final HttpServer server;
    private final int runs;
    private final String token;
    private final List<String> asked = new CopyOnWriteArrayList<>();

    DashboardElsewhere(int runs) throws IOException {
        this(runs, null);
    }

    /** @param token of its only caller, a viewer; null = everybody may look */
    DashboardElsewhere(int runs, String token) throws IOException {
        this.runs = runs;
        this.token = token;
        server = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        server.createContext("/", this::answer);
        server.start();
    }

    String address() {
        return "http://127.0.0.1:" + server.getAddress().getPort();
    }

    List<String> asked() {
        return asked;
    }

    private void answer(HttpExchange exchange) throws IOException {
        String path = exchange.getRequestURI().getPath();
        asked.add(exchange.getRequestURI().toString());
        if (token != null
                && !("Bearer " + token).equals(exchange.getRequestHeaders().getFirst("Authorization"))) {
            answer(exchange, 401, "{\"status\":401,\"detail\":\"a token is needed: Authorization: Bearer …\"}");
        } else if (exchange.getRequestMethod().equals("POST")) {
            answer(exchange, 403, "{\"status\":403,\"detail\":\"vera is a viewer; this needs a researcher\"}");
        } else {
            String body = body(path, exchange.getRequestURI().getQuery());
            answer(
                    exchange,
                    body == null ? 404 : 200,
                    body == null ? "{\"status\":404,\"detail\":\"no such thing\"}" : body);
        }
    }

    private static void answer(HttpExchange exchange, int status, String body) throws IOException {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        exchange.getResponseHeaders().add("Content-Type", "application/json");
        exchange.sendResponseHeaders(status, bytes.length);
        exchange.getResponseBody().write(bytes);
        exchange.close();
    }

    private String body(String path, String query) {
        String head =
                "\"id\":\"sweep-1\",\"name\":\"sweep\",\"question\":\"Why?\",\"state\":\"ended\",\"runs\":" + runs;
        if (path.equals("/api/studies")) {
            return "{\"items\":[{%s}]}".formatted(head);
        }
        if (path.equals("/api/studies/sweep-1")) {
            return "{%s,\"yaml\":\"name: sweep\\n\",\"findings\":[]}".formatted(head);
        }
        if (path.equals("/api/find/sweep")) {
            return "{\"matches\":[{\"kind\":\"study\",\"id\":\"sweep-1\",\"name\":\"sweep\"}]}";
        }
        if (path.equals("/api/studies/sweep-1/runs")) {
            return page(query);
        }
        if (path.endsWith("/curve")) {
            return """
                    {"run_id":"%s","attempt":1,"logged":2,"columns":{"epoch":[0,100],"train_accuracy":[0,1],\
                    "validation_accuracy":[null,0.5]}}""".formatted(path.split("/")[3]);
        }
        return path.startsWith("/api/runs/") ? run(path.split("/")[3]) : null;
    }

    private String page(String query) {
        Map<String, String> asks = List.of(query.split("&")).stream()
                .map(pair -> pair.split("="))
                .collect(Collectors.toMap(pair -> pair[0], pair -> pair[1]));
        int from = Integer.parseInt(asks.get("offset"));
        int to = Math.min(runs, from + Integer.parseInt(asks.get("limit")));
        return IntStream.range(from, to)
                .mapToObj("{\"run_id\":\"%020d\"}"::formatted)
                .collect(Collectors.joining(",", "{\"total\":%d,\"items\":[".formatted(runs), "]}"));
    }

    private static String run(String id) {
        int number = Integer.parseInt(id.substring(10));
        int width = 8 * (1 + number % 5);
        return """
                {"run_id":"%s","spec":%s,"state":"completed","attempt":1,"engine":"blocked","epochs":100,"epoch":100,\
                "settled":false,"training_seconds":2.5,"train_accuracy":1.0,"validation_accuracy":0.5,\
                "verdict":{"dynamic":"SEMI_GROKKING","confidence":0.8,"provisional":false,"rules_version":"1",\
                "explanation":"<script>alert(1)</script>","evidence":{"train_accuracy":1.0,"validation_accuracy":0.5}}}""".formatted(id, SPEC.formatted(width, 4 * width, number / 5, number / 5));
    }

    @Override
    public void close() {
        server.stop(0);
    }
}
