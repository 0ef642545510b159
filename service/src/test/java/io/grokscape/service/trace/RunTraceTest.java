package io.grokscape.service.trace;

import static org.assertj.core.api.Assertions.assertThat;

import io.opentelemetry.api.GlobalOpenTelemetry;
import io.opentelemetry.sdk.OpenTelemetrySdk;
import io.opentelemetry.sdk.common.CompletableResultCode;
import io.opentelemetry.sdk.trace.SdkTracerProvider;
import io.opentelemetry.sdk.trace.data.SpanData;
import io.opentelemetry.sdk.trace.export.SimpleSpanProcessor;
import io.opentelemetry.sdk.trace.export.SpanExporter;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class RunTraceTest {
    private static final String RUN = "0123456789abcdef0123";

    private final List<SpanData> spans = new CopyOnWriteArrayList<>();

    @BeforeEach
    void collect() {
        GlobalOpenTelemetry.resetForTest();
        OpenTelemetrySdk.builder()
                .setTracerProvider(SdkTracerProvider.builder()
                        .addSpanProcessor(SimpleSpanProcessor.create(new Collected()))
                        .build())
                .buildAndRegisterGlobal();
    }

    @AfterEach
    void forget() {
        GlobalOpenTelemetry.resetForTest();
    }

    private final class Collected implements SpanExporter {
        @Override
        public CompletableResultCode export(Collection<SpanData> batch) {
            spans.addAll(batch);
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode flush() {
            return CompletableResultCode.ofSuccess();
        }

        @Override
        public CompletableResultCode shutdown() {
            return CompletableResultCode.ofSuccess();
        }
    }

    @Test
    void stepsOfARunShareItsTraceWhoeverTakesThem() {
        RunTrace.step("offer", RUN).close();
        RunTrace.step("judge", RUN).close();
        RunTrace.step("offer", "f".repeat(20)).close();

        assertThat(spans)
                .extracting(SpanData::getTraceId)
                .containsExactly(RunTrace.traceId(RUN), RunTrace.traceId(RUN), RunTrace.traceId("f".repeat(20)));
        assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getParentSpanId());
    }

    @Test
    void aStepWithinAStepHangsFromIt() {
        try (RunTrace outer = RunTrace.step("train", RUN).with("attempt", "2")) {
            RunTrace.step("checkpoint", RUN).close();
            outer.failed("diverged");
        }
        assertThat(spans).extracting(SpanData::getName).containsExactly("checkpoint", "train");
        assertThat(spans.get(0).getParentSpanId()).isEqualTo(spans.get(1).getSpanId());
    }

    @Test
    void anIdThatIsNoRunIdHarmsNothing() {
        RunTrace.step("offer", "run-1").close();
        RunTrace.step("offer", "x".repeat(100)).close();
        assertThat(spans).hasSize(2);
    }
}
