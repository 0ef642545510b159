package io.grokscape.benchmarks.dashboard;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.time.Duration;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;

/** How long a page's requests take, from the first one's start to the last one's end, one after the other. */
final class Answers {
    private static final int WARM_UPS = 10;
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    private final HttpClient http =
            HttpClient.newBuilder().connectTimeout(Duration.ofSeconds(5)).build();
    private final String dashboard;
    private final int times;

    Answers(String dashboard, int times) {
        this.dashboard = dashboard;
        this.times = times;
    }

    /** The requests of one view; the number says the how-manieth time it is. */
    @FunctionalInterface
    interface View {
        List<String> addresses(int time);
    }

    /** A line of the table: what, limit, median, 95th percentile, size. */
    String measure(String what, int limitMillis, View view) throws IOException, InterruptedException {
        double first = once(view, 0)[0];
        for (int time = 1; time < WARM_UPS; time++) {
            once(view, time);
        }
        double[] millis = new double[times];
        double bytes = 0;
        for (int time = 0; time < times; time++) {
            double[] one = once(view, WARM_UPS + time);
            millis[time] = one[0];
            bytes = one[1];
        }
        Arrays.sort(millis);
        return String.format(
                Locale.ROOT,
                "| %s | %d ms | %.0f ms | %.0f ms | %.0f ms | %.0f KB |",
                what,
                limitMillis,
                first,
                millis[times / 2],
                millis[(int) Math.ceil(times * .95) - 1],
                bytes / 1024);
    }

    /** Milliseconds, and bytes as they were sent. */
    private double[] once(View view, int time) throws IOException, InterruptedException {
        long begun = System.nanoTime();
        double bytes = 0;
        for (String address : view.addresses(time)) {
            HttpResponse<byte[]> answer = http.send(
                    HttpRequest.newBuilder(URI.create(dashboard + address))
                            .timeout(PATIENCE)
                            .header("Accept-Encoding", "gzip")
                            .build(),
                    HttpResponse.BodyHandlers.ofByteArray());
            if (answer.statusCode() != 200) {
                throw new IOException(address + " answers " + answer.statusCode());
            }
            bytes += answer.body().length;
        }
        return new double[] {(System.nanoTime() - begun) / 1e6, bytes};
    }
}
