package io.grokscape.service.trace;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.api.trace.Span;
import io.opentelemetry.api.trace.SpanContext;
import io.opentelemetry.api.trace.StatusCode;
import io.opentelemetry.api.trace.TraceFlags;
import io.opentelemetry.api.trace.TraceState;
import io.opentelemetry.context.Context;
import io.opentelemetry.context.Scope;

/**
 * A step in the life of a run: a span of the run's trace. The trace's id follows from the run's, so the outbox, the share
 * group and the object store need carry nothing, a step taken days later belongs to it, and whoever knows a run finds its
 * trace: {@link #traceId}. Costs next to nothing while tracing is off, which it is unless an installation turns it on.
 */
public final class RunTrace implements AutoCloseable {
    private static final int TRACE_ID_DIGITS = 32;
    private static final int SPAN_ID_DIGITS = 16;

    private final Span span;
    private final Scope scope;

    private RunTrace(Span span) {
        this.span = span;
        this.scope = span.makeCurrent();
    }

    /** The run's trace: its id, filled up with zeros. */
    public static String traceId(String runId) {
        return (runId + "0".repeat(TRACE_ID_DIGITS)).substring(0, TRACE_ID_DIGITS);
    }

    /** Begins a step, on this thread, within the one under way if there is one; closing it ends it. */
    public static RunTrace step(String name, String runId) {
        Context under = Context.current();
        if (!Span.fromContext(under).getSpanContext().getTraceId().equals(traceId(runId))) {
            under = Context.root().with(Span.wrap(root(runId)));
        }
        return new RunTrace(GlobalOpenTelemetry.getTracer("io.grokscape")
                .spanBuilder(name)
                .setParent(under)
                .setAttribute("grokscape.run", runId)
                .startSpan());
    }

    /** What every step hangs from; nobody has to have begun it. */
    private static SpanContext root(String runId) {
        return SpanContext.createFromRemoteParent(
                traceId(runId),
                traceId(runId).substring(0, SPAN_ID_DIGITS),
                TraceFlags.getSampled(),
                TraceState.getDefault());
    }

    /** Says more about the step. */
    public RunTrace with(String key, String value) {
        span.setAttribute("grokscape." + key, value);
        return this;
    }

    /** The step did not do what it should. */
    public void failed(String reason) {
        span.setStatus(StatusCode.ERROR, reason);
    }

    @Override
    public void close() {
        scope.close();
        span.end();
    }
}
