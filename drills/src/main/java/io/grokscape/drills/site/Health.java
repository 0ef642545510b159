package io.grokscape.drills.site;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;

/** What a service says of itself over HTTP. */
public record Health(String address) {
    /** What a kubelet grants a probe, and more. */
    private static final Duration PATIENCE = Duration.ofSeconds(5);

    private static final HttpClient CLIENT =
            HttpClient.newBuilder().connectTimeout(PATIENCE).build();

    /** Whether it is alive: if not, an orchestrator would restart it. */
    public boolean isLive() throws InterruptedException {
        return saysYes("/q/health/live");
    }

    /** Whether it is ready for work. */
    public boolean isReady() throws InterruptedException {
        return saysYes("/q/health/ready");
    }

    /** No answer in time is a no: so do those who restart services see it. */
    private boolean saysYes(String path) throws InterruptedException {
        try {
            return answer(path).statusCode() == 200;
        } catch (IllegalStateException e) {
            return false;
        }
    }

    /** The sum over all series of a metric; 0 if there is none. */
    public double metric(String name) throws InterruptedException {
        return metric(name, "");
    }

    /** The same of those series whose labels hold that text. */
    public double metric(String name, String label) throws InterruptedException {
        return answer("/q/metrics")
                .body()
                .lines()
                .filter(line -> line.startsWith(name + "{") || line.startsWith(name + " "))
                .filter(line -> line.contains(label))
                .mapToDouble(line -> Double.parseDouble(line.substring(line.lastIndexOf(' ') + 1)))
                .sum();
    }

    private HttpResponse<String> answer(String path) throws InterruptedException {
        HttpRequest request = HttpRequest.newBuilder(URI.create(address + path))
                .timeout(PATIENCE)
                .build();
        try {
            return CLIENT.send(request, HttpResponse.BodyHandlers.ofString());
        } catch (IOException e) {
            throw new IllegalStateException("%s%s does not answer: %s".formatted(address, path, e), e);
        }
    }
}
