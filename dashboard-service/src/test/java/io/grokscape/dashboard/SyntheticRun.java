package io.grokscape.dashboard;

import io.grokscape.proto.v1.Dynamic;
import io.grokscape.proto.v1.Measurement;
import io.grokscape.proto.v1.ProgressMeasures;
import io.grokscape.proto.v1.Verdict;
import io.grokscape.spec.RunSpec;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalInt;
import java.util.Random;
import java.util.TreeSet;
import java.util.function.Predicate;

/**
 * A made-up training run with the looks of a real one: where the two curves over d put it, with a spread over seeds, and
 * with the spikes of real curves. For pages to be looked at; nothing is claimed by it.
 *
 * @param fit epoch around which the training set is fitted
 * @param rise epoch around which validation rises; never, if beyond the budget
 * @param trainEnd training accuracy at the end
 * @param validationEnd validation accuracy at the end
 * @param normEnd norm at the end, relative to its value at the fit
 */
record SyntheticRun(
        RunSpec spec, Dynamic dynamic, double fit, double rise, double trainEnd, double validationEnd, double normEnd) {

    /** Those of one layer. */
    static final List<String> TENSORS = List.of(
            "W_E",
            "W_pos",
            "L0_W_Q",
            "L0_W_K",
            "L0_W_V",
            "L0_W_O",
            "L0_W_in",
            "L0_b_in",
            "L0_W_out",
            "L0_b_out",
            "W_U");

    /** Each one's share of the norm, at the start and at the end. */
    private static final double[] START = {.55, .08, .24, .24, .24, .24, .5, 0, .25, 0, .3};

    private static final double[] END = {.45, .05, .16, .15, .28, .26, .52, .09, .38, .12, .4};

    static SyntheticRun of(RunSpec spec) {
        Random random = new Random(spec.id().hashCode());
        double d = spec.hiddenSize();
        // The shape of the paper's Figure 1: capacity grows with d, the critical size falls with it; both vary by seed.
        double capacity = 135 * d * Math.exp(0.08 * random.nextGaussian());
        double critical = 1500 + 48_000 / d * Math.exp(0.16 * random.nextGaussian());
        double size = spec.trainSize();
        double speed = Math.exp(0.25 * random.nextGaussian());
        double fit = 700 / Math.sqrt(d) * speed;
        if (size > capacity) {
            double chance = 1 / (1 + Math.exp((2750 - size) / 250 - d / 40));
            return random.nextDouble() < chance
                    ? new SyntheticRun(
                            spec,
                            Dynamic.DYNAMIC_PROGRESSION,
                            900 * speed,
                            1500 * speed,
                            Math.min(1, 0.62 + d / 40),
                            Math.min(1, 0.2 + d / 20 + 0.08 * random.nextGaussian()),
                            d <= 8 ? 1.3 : 0.95)
                    : new SyntheticRun(spec, Dynamic.DYNAMIC_STALLED, 900 * speed, 1e9, 0.5 + d / 60, 0.03, 1.2);
        }
        if (size < 0.93 * critical) {
            return new SyntheticRun(
                    spec, Dynamic.DYNAMIC_UNGROKKING, fit, 1e9, 1, 0.01 + 0.04 * random.nextDouble(), 1.02);
        }
        if (size < 1.06 * critical) {
            return new SyntheticRun(
                    spec, Dynamic.DYNAMIC_SEMI_GROKKING, fit, 4000 * speed, 1, 0.3 + 0.5 * random.nextDouble(), 0.93);
        }
        double delay = 1600 * Math.pow(critical / size, 2.5) * speed;
        return new SyntheticRun(spec, Dynamic.DYNAMIC_GROKKING, fit, fit + delay, 1, 1, 0.76);
    }

    /** Measurements up to an epoch, dense early and even on a log axis later. */
    List<Measurement> measurements(int upTo) {
        Random random = new Random(spec.id().hashCode() + 1L);
        List<Measurement> rows = new ArrayList<>();
        for (int epoch : grid(spec.epochs())) {
            Measurement row = looked(measurement(epoch, random), rows.size());
            if (epoch <= upTo) {
                rows.add(row);
            }
        }
        return rows;
    }

    /** With the norms of its tensors and, now and then, with what a probe would find. */
    private Measurement looked(Measurement row, int index) {
        Measurement.Builder looked = row.toBuilder();
        double fitted = step(row.getEpoch(), fit, 0.4);
        double circuit = validationEnd * step(row.getEpoch(), rise * 0.75, 0.2);
        for (int i = 0; i < TENSORS.size(); i++) {
            looked.addTensorNorms(row.getParameterNorm() * (START[i] + (END[i] - START[i]) * fitted));
        }
        if (index % 12 == 0) {
            double share = 0.93 * circuit;
            double size = 300 + 30_000 * fitted;
            looked.setProgress(ProgressMeasures.newBuilder()
                    .setEmbeddingGini(0.05 + 0.55 * circuit)
                    .setVarianceExplained(0.06 + 0.85 * circuit)
                    .setTrigNorm(size * Math.sqrt(share))
                    .setMemorisingNorm(size * Math.sqrt(1 - share))
                    .setTrigShare(share)
                    .setRestrictedLoss(4.73 * Math.pow(1 - Math.min(0.9999, 1.05 * circuit), 1.3) + 1e-5)
                    .setExcludedLoss(row.getTrainLoss() + 9 * circuit));
        }
        return looked.build();
    }

    private static List<Integer> grid(int budget) {
        TreeSet<Integer> epochs = new TreeSet<>();
        for (int epoch = 0; epoch < 20; epoch++) {
            epochs.add(epoch);
        }
        for (double epoch = 20; epoch < Math.min(1000, budget); epoch += Math.max(5, epoch / 30)) {
            epochs.add((int) epoch);
        }
        for (double epoch = 1000; epoch < budget; epoch *= 1.014) {
            epochs.add((int) epoch);
        }
        epochs.add(budget);
        return List.copyOf(epochs);
    }

    private Measurement measurement(int epoch, Random random) {
        double fitted = step(epoch, fit / 2.2, 0.33);
        double risen = step(epoch, rise, dynamic == Dynamic.DYNAMIC_PROGRESSION ? 0.3 : 0.09);
        double spike = fitted > 0.95 && random.nextDouble() < 0.02 ? random.nextDouble() : 0;
        double chance = 1.0 / spec.modulus();
        double early = dynamic == Dynamic.DYNAMIC_PROGRESSION ? 0.35 : 1;
        double train = chance + (trainEnd - chance) * Math.max(early * fitted, risen) - 0.2 * spike;
        double creep = 0.06 * step(epoch, Math.min(rise, spec.epochs()) / 3, 0.4) * Math.min(1, validationEnd * 20);
        double validation = chance
                + (validationEnd - chance) * Math.max(risen, Math.min(creep, 1) / Math.max(validationEnd, 0.06) * 0.9);
        validation = validation - 0.25 * spike * risen + 0.004 * random.nextGaussian();
        double late = Math.log10(Math.max(1, epoch / fit));
        double floor = Math.pow(10, -2.2 - 2.2 * late);
        double trainLoss = 4.75 * Math.pow(1 - Math.min(0.999, train), 1.1) + floor * fitted + 2 * spike * spike;
        double confident = 4.75 + 10.5 * fitted * (1 - 0.98 * risen * validationEnd);
        double validationLoss = risen * validationEnd > 0.97
                ? Math.max(floor * 6, 15 * Math.pow(1 - risen, 1.6)) + 3 * spike
                : confident + 0.15 * random.nextGaussian();
        double start = 6 + 3.1 * Math.sqrt(spec.hiddenSize());
        double peak = start * 1.6;
        double norm = start + (peak - start) * step(epoch, fit / 1.6, 0.35);
        norm *= 1 + (normEnd - 1) * step(epoch, Math.min(rise, spec.epochs() * 0.8), 0.16);
        return Measurement.newBuilder()
                .setEpoch(epoch)
                .setTrainLoss(Math.max(1e-8, trainLoss))
                .setTrainAccuracy(within(train))
                .setValidationLoss(Math.max(1e-7, validationLoss))
                .setValidationAccuracy(within(validation))
                .setParameterNorm(norm + 0.06 * random.nextGaussian())
                .setValidationMargin(-4 + 12 * risen)
                .setLogitNorm(1 + 30 * fitted)
                .build();
    }

    Verdict.Builder verdict(int upTo, boolean provisional) {
        List<Measurement> rows = measurements(upTo);
        OptionalInt fitted = first(rows, row -> row.getTrainAccuracy() >= 0.99);
        OptionalInt risen = validationEnd < 0.15
                ? OptionalInt.empty()
                : first(rows, row -> row.getValidationAccuracy() >= validationEnd / 2);
        Verdict.Evidence.Builder evidence = Verdict.Evidence.newBuilder()
                .setLastEpoch(upTo)
                .setTrainAccuracy(trainEnd)
                .setValidationAccuracy(validationEnd);
        fitted.ifPresent(evidence::setFittedEpoch);
        risen.ifPresent(evidence::setRisenEpoch);
        if (risen.isPresent()) {
            evidence.setNormChange(normEnd - 1);
            fitted.ifPresent(epoch -> evidence.setDelay(risen.getAsInt() - epoch));
        }
        return Verdict.newBuilder()
                .setRunId(spec.id())
                .setAttempt(1)
                .setDynamic(provisional && rise > upTo ? Dynamic.DYNAMIC_UNGROKKING : dynamic)
                .setConfidence(0.62 + 0.35 * Math.abs(Math.sin(spec.id().hashCode())))
                .setProvisional(provisional)
                .setRulesVersion("1")
                .setExplanation(words())
                .setEvidence(evidence)
                .setJudgedAtMs(System.currentTimeMillis());
    }

    private static OptionalInt first(List<Measurement> rows, Predicate<Measurement> wanted) {
        return rows.stream().filter(wanted).mapToInt(Measurement::getEpoch).findFirst();
    }

    private String words() {
        return switch (dynamic) {
            case DYNAMIC_GROKKING ->
                "Knew its training set early and grokked long after: validation accuracy ends at %.0f %%."
                        .formatted(100 * validationEnd);
            case DYNAMIC_UNGROKKING ->
                "Knows its training set by heart but generalises nothing: validation accuracy ends at %.1f %%."
                        .formatted(100 * validationEnd);
            case DYNAMIC_SEMI_GROKKING ->
                "Validation accuracy rose late and stopped at %.0f %%.".formatted(100 * validationEnd);
            case DYNAMIC_PROGRESSION -> "Training and validation accuracy rose together.";
            default -> "Training accuracy ends at %.0f %%, validation accuracy near chance.".formatted(100 * trainEnd);
        };
    }

    /** 0 to 1, logistic in the logarithm of the epoch. */
    private static double step(double epoch, double centre, double width) {
        return epoch <= 0 ? 0 : 1 / (1 + Math.exp(-Math.log10(epoch / centre) / width * 2.2));
    }

    private static double within(double share) {
        return Math.max(0, Math.min(1, share));
    }
}
