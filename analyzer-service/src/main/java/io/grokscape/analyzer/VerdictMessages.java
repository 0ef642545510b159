package io.grokscape.analyzer;

import io.grokscape.dynamics.Evidence;
import io.grokscape.dynamics.LossDescent;
import io.grokscape.dynamics.Verdict;
import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.UnreadableMessageException;
import io.grokscape.proto.v1.Dynamic;
import java.util.Arrays;
import java.util.Optional;

/** Verdicts as the messages of topic {@code grokscape.verdicts}. */
final class VerdictMessages {
    private VerdictMessages() {}

    static io.grokscape.proto.v1.Verdict message(String runId, int attempt, Verdict verdict, long judgedAtMs) {
        return io.grokscape.proto.v1.Verdict.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(runId)
                .setAttempt(attempt)
                .setDynamic(dynamic(verdict.dynamic()))
                .setConfidence(verdict.confidence())
                .setProvisional(verdict.provisional())
                .setRulesVersion(verdict.rulesVersion())
                .setExplanation(verdict.explanation())
                .setEvidence(evidence(verdict.evidence()))
                .setJudgedAtMs(judgedAtMs)
                .build();
    }

    private static io.grokscape.proto.v1.Verdict.Evidence evidence(Evidence evidence) {
        var message = io.grokscape.proto.v1.Verdict.Evidence.newBuilder()
                .setLastEpoch(evidence.lastEpoch())
                .setTrainAccuracy(Double.isNaN(evidence.trainAccuracy()) ? 0 : evidence.trainAccuracy())
                .addAllPlateaus(evidence.plateaus())
                .setImmediate(evidence.immediate());
        evidence.validationAccuracy().ifPresent(message::setValidationAccuracy);
        evidence.fittedEpoch().ifPresent(message::setFittedEpoch);
        evidence.risenEpoch().ifPresent(message::setRisenEpoch);
        evidence.delay().ifPresent(message::setDelay);
        evidence.normChange().ifPresent(message::setNormChange);
        evidence.lossDescent().map(VerdictMessages::lossDescent).ifPresent(message::setLossDescent);
        return message.build();
    }

    private static io.grokscape.proto.v1.Verdict.LossDescent lossDescent(LossDescent descent) {
        return io.grokscape.proto.v1.Verdict.LossDescent.newBuilder()
                .setFirstEpoch(descent.firstEpoch())
                .setFirstMinimum(descent.first())
                .setPeakEpoch(descent.peakEpoch())
                .setPeak(descent.peak())
                .setReturnEpoch(descent.returnEpoch())
                .setLast(descent.last())
                .build();
    }

    /** The reverse. */
    static Optional<LossDescent> lossDescent(io.grokscape.proto.v1.Verdict.Evidence evidence) {
        var descent = evidence.getLossDescent();
        return evidence.hasLossDescent()
                ? Optional.of(new LossDescent(
                        descent.getFirstEpoch(),
                        descent.getFirstMinimum(),
                        descent.getPeakEpoch(),
                        descent.getPeak(),
                        descent.getReturnEpoch(),
                        descent.getLast()))
                : Optional.empty();
    }

    private static Dynamic dynamic(io.grokscape.dynamics.Dynamic dynamic) {
        return switch (dynamic) {
            case PROGRESSION -> Dynamic.DYNAMIC_PROGRESSION;
            case UNGROKKING -> Dynamic.DYNAMIC_UNGROKKING;
            case SEMI_GROKKING -> Dynamic.DYNAMIC_SEMI_GROKKING;
            case GROKKING -> Dynamic.DYNAMIC_GROKKING;
            case STALLED -> Dynamic.DYNAMIC_STALLED;
            case UNDECIDED -> Dynamic.DYNAMIC_UNDECIDED;
            case NOT_APPLICABLE -> Dynamic.DYNAMIC_NOT_APPLICABLE;
            case FAILED -> Dynamic.DYNAMIC_FAILED;
        };
    }

    /** The dynamic a message names; {@link UnreadableMessageException} if it is none this release knows. */
    static io.grokscape.dynamics.Dynamic dynamic(Dynamic dynamic) {
        return Arrays.stream(io.grokscape.dynamics.Dynamic.values())
                .filter(known -> dynamic(known) == dynamic)
                .findFirst()
                .orElseThrow(() -> new UnreadableMessageException("Verdict has an unknown dynamic, " + dynamic));
    }
}
