package io.grokscape.planner.api;

import io.grokscape.planner.Dispatcher;
import io.grokscape.planner.broker.DeadLetterTopic;
import io.grokscape.planner.ledger.Letter;
import io.grokscape.planner.ledger.Replays;
import io.smallrye.common.annotation.Blocking;
import jakarta.inject.Inject;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.POST;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.MediaType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Collectors;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** What could not be processed: look at it, and put it back once the cause is mended. */
@Path("/api/dead-letters")
@Produces(MediaType.APPLICATION_JSON)
@Blocking
@Tag(name = "dead letters")
public class DeadLettersResource {
    private static final int SHOWN = 100;

    @Inject
    DeadLetterTopic topic;

    @Inject
    Replays replays;

    @Inject
    Dispatcher dispatcher;

    /** A dead letter that has not been put back. */
    record Waiting(String topic, String key, String reason, String source, Instant diedAt) {
        static Waiting of(Letter letter) {
            return new Waiting(
                    letter.content().getTopic(),
                    letter.content().getKey().toStringUtf8(),
                    letter.content().getReason(),
                    letter.content().getSource(),
                    Instant.ofEpochMilli(letter.content().getDiedAtMs()));
        }
    }

    /**
     * Dead letters.
     *
     * @param waiting how many were not put back
     * @param topics how many of those by the topic they came from
     * @param letters the oldest of them
     */
    record DeadLetters(int waiting, Map<String, Long> topics, List<Waiting> letters) {}

    /** @param putBack by this request */
    record PutBack(int putBack) {}

    @GET
    @Operation(summary = "Dead letters that were not put back; topic: only those that came from it")
    public DeadLetters list(@QueryParam("topic") String from) {
        List<Letter> waiting = replays.waiting(letters(from));
        return new DeadLetters(
                waiting.size(),
                waiting.stream()
                        .collect(Collectors.groupingBy(
                                letter -> letter.content().getTopic(), TreeMap::new, Collectors.counting())),
                waiting.stream().limit(SHOWN).map(Waiting::of).toList());
    }

    @POST
    @Path("replay")
    @Operation(summary = "Put dead letters back where they came from, each once; safe to repeat")
    public PutBack replay(@QueryParam("topic") String from) {
        int done = replays.putBack(letters(from));
        dispatcher.wake();
        return new PutBack(done);
    }

    private List<Letter> letters(String from) {
        return topic.read().stream()
                .filter(letter -> from == null || letter.content().getTopic().equals(from))
                .toList();
    }
}
