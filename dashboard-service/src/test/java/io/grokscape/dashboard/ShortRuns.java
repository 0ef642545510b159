package io.grokscape.dashboard;

import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import java.util.List;
import java.util.UUID;
import java.util.stream.IntStream;

/** Runs that memorise in 100 epochs and generalise in 100 more, told message by message. */
final class ShortRuns {
    private final Publisher publisher;

    ShortRuns(Publisher publisher) {
        this.publisher = publisher;
    }

    static String newStudyId() {
        return "study-" + UUID.randomUUID().toString().substring(0, 8);
    }

    /** Each test has its own data seeds, and so its own runs. */
    static RunSpec spec(int hiddenSize, long dataSeed) {
        return RunSpec.of("add").hiddenSize(hiddenSize).dataSeed(dataSeed).build();
    }

    /** All that is said of a run, its verdict last. */
    void complete(RunSpec spec) {
        lifeOf(spec).forEach(publisher::send);
        publisher.send(spec.id(), 1, curve(0, 201));
        publisher.send(verdict(spec.id()));
    }

    List<RunEvent.Builder> lifeOf(RunSpec spec) {
        return List.of(
                publisher.event(spec.id(), 0, event -> event.getQueuedBuilder().setOffer(1)),
                publisher.event(spec.id(), 1, event -> event.getStartedBuilder().setEngineFingerprint("blocked-1")),
                publisher.event(
                        spec.id(), 1, event -> event.getCompletedBuilder().setLastEpoch(200)));
    }

    /** Measured at every epoch; first included, last not. */
    static List<Measurement> curve(int from, int to) {
        return IntStream.range(from, to)
                .mapToObj(epoch -> Publisher.measurement(
                                epoch, Math.min(1, epoch / 100.0), Math.max(0, epoch - 100) / 100.0)
                        .build())
                .toList();
    }

    static Verdict.Builder verdict(String runId) {
        return Verdict.newBuilder()
                .setRunId(runId)
                .setAttempt(1)
                .setDynamic(Dynamic.DYNAMIC_GROKKING)
                .setConfidence(0.9)
                .setRulesVersion("1")
                .setExplanation("validation rose long after the fit")
                .setEvidence(Verdict.Evidence.newBuilder().setLastEpoch(200).setFittedEpoch(100))
                .setJudgedAtMs(1_700_000_100_000L);
    }

    static Verdict.Builder provisional(String runId) {
        return verdict(runId).setProvisional(true).setDynamic(Dynamic.DYNAMIC_UNDECIDED);
    }
}
