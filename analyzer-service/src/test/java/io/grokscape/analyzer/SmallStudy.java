package io.grokscape.analyzer;

import io.grokscape.proto.SchemaVersion;
import io.grokscape.proto.SpecMessages;
import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.RunEvent;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import io.grokscape.store.Curve;
import io.grokscape.store.CurveRow;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.IntStream;

/** A study whose models of width 64 grok from 3,000 pairs on and memorise 2,000. */
final class SmallStudy {
    private SmallStudy() {}

    /** Two sizes of two seeds each; {@code weightDecay} tells studies apart. */
    static List<RunSpec> specs(double weightDecay) {
        List<RunSpec> specs = new ArrayList<>();
        for (int size : new int[] {2000, 3000}) {
            for (int seed = 0; seed < 2; seed++) {
                specs.add(RunSpec.of("add")
                        .hiddenSize(64)
                        .trainSize(size)
                        .weightDecay(weightDecay)
                        .dataSeed(seed)
                        .modelSeed(seed)
                        .build());
            }
        }
        return specs;
    }

    static boolean groks(RunSpec spec) {
        return spec.trainSize() >= 3000;
    }

    static RunEvent planned(String study, RunSpec spec) {
        return RunEvent.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setPlanned(RunEvent.Planned.newBuilder().setStudyId(study).setSpec(SpecMessages.toMessage(spec)))
                .build();
    }

    static Verdict verdict(RunSpec spec, boolean groks) {
        return Verdict.newBuilder()
                .setSchemaVersion(SchemaVersion.CURRENT)
                .setRunId(spec.id())
                .setAttempt(1)
                .setDynamic(groks ? Dynamic.DYNAMIC_GROKKING : Dynamic.DYNAMIC_UNGROKKING)
                .setRulesVersion("1")
                .setEvidence(Verdict.Evidence.newBuilder()
                        .setLastEpoch(10_000)
                        .setTrainAccuracy(1)
                        .setValidationAccuracy(groks ? 1 : .02))
                .build();
    }

    /** Fits at epoch 100; generalises, if it does, at epoch 5,000. */
    static Curve curve(boolean groks) {
        List<CurveRow> rows = IntStream.rangeClosed(0, 100)
                .mapToObj(i -> new CurveRow(
                        100 * i, 1, i == 0 ? .01 : 1, 2, i < 50 || !groks ? .02 : 1, 20, Double.NaN, Double.NaN, 1, 0))
                .toList();
        return new Curve(rows);
    }
}
