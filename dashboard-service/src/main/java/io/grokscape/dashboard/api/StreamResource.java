package io.grokscape.dashboard.api;

import io.grokscape.dashboard.DashboardConfig;
import io.grokscape.dashboard.DashboardMetrics;
import io.smallrye.mutiny.Multi;
import io.smallrye.mutiny.Uni;
import io.smallrye.mutiny.infrastructure.Infrastructure;
import jakarta.ws.rs.GET;
import jakarta.ws.rs.HeaderParam;
import jakarta.ws.rs.Path;
import jakarta.ws.rs.Produces;
import jakarta.ws.rs.QueryParam;
import jakarta.ws.rs.core.Context;
import jakarta.ws.rs.core.MediaType;
import jakarta.ws.rs.sse.OutboundSseEvent;
import jakarta.ws.rs.sse.Sse;
import java.util.concurrent.atomic.AtomicInteger;
import org.eclipse.microprofile.openapi.annotations.Operation;
import org.eclipse.microprofile.openapi.annotations.tags.Tag;

/** Changes as they happen. */
@Path("/api/stream")
@Tag(name = "live")
public class StreamResource {
    private final LiveViews views;
    private final DashboardConfig.Live config;
    private final AtomicInteger subscribers;

    StreamResource(LiveViews views, DashboardConfig config, DashboardMetrics metrics) {
        this.views = views;
        this.config = config.live();
        this.subscribers = metrics.viewers();
    }

    @GET
    @Produces(MediaType.SERVER_SENT_EVENTS)
    @Operation(summary = "What a view shows, again whenever it changes", description = """
                    Without a parameter: events 'studies' and 'fleet'. With study: 'study', and 'runs' that changed. With \
                    run: 'run', and 'points' measured since. Payloads are those of the plain resources. A stream taken up \
                    again with Last-Event-ID goes on where it broke off.""")
    public Multi<OutboundSseEvent> stream(
            @QueryParam("study") String study,
            @QueryParam("run") String run,
            @HeaderParam("Last-Event-ID") String lastEventId,
            @Context Sse sse) {
        LiveView view = views.open(study, run, StreamPosition.parse(lastEventId));
        if (subscribers.incrementAndGet() > config.maxSubscribers()) {
            subscribers.decrementAndGet();
            throw new ProblemException(503, "Too many viewers", "the live stream is full; the page works without it");
        }
        return Multi.createBy()
                .concatenating()
                .streams(Multi.createFrom().item(0L), ticks())
                .onItem()
                .transformToMultiAndConcatenate(tick -> Uni.createFrom()
                        .item(view::look)
                        .runSubscriptionOn(Infrastructure.getDefaultWorkerPool())
                        .onItem()
                        .transformToMulti(updates -> Multi.createFrom().iterable(updates)))
                .map(update -> event(sse, update))
                .onTermination()
                .invoke(subscribers::decrementAndGet);
    }

    private Multi<Long> ticks() {
        return Multi.createFrom().ticks().every(config.interval()).onOverflow().drop();
    }

    private static OutboundSseEvent event(Sse sse, LiveView.Update update) {
        return sse.newEventBuilder()
                .id(update.id())
                .name(update.name())
                .data(update.json())
                .build();
    }
}
