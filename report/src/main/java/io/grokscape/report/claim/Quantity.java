package io.grokscape.report.claim;

import io.grokscape.report.finding.StudyRecord;
import java.util.Locale;
import java.util.Optional;
import java.util.function.BiFunction;

/** What can be asked of a study. Each answers nothing where there are not enough runs. */
enum Quantity {
    /** The highest of the widths' mean validation accuracies. */
    HIGHEST_MEAN_VALIDATION(Accuracies::highest),
    /** The lowest of them. */
    LOWEST_MEAN_VALIDATION(Accuracies::lowest),
    /** Share of runs with one of the named verdicts. */
    SHARE(Accuracies::share),
    /** Median epoch at which validation accuracy reaches half its end. */
    RISE_EPOCH(Accuracies::riseEpoch),
    /** Median relative change of the norm while validation rises. */
    NORM_CHANGE(Accuracies::normChange),
    /** Loss of mean validation accuracy through random labels, at the width where it is largest. */
    SUPPRESSION(Mixtures::suppression),
    /** Gain of mean validation accuracy through a split feed-forward layer, at the width where it is largest. */
    SPLIT_GAIN(Mixtures::splitGain),
    /** Parameters needed with random labels over those without. */
    EMERGENCE_RATIO(Mixtures::emergenceRatio),
    /** 1 where double descent is found, 0 where the test does not find it. */
    DIP(Borders::dip),
    /** D_crit at one width. */
    CRITICAL_DATASET_SIZE(Borders::criticalSize),
    /** D_crit of the largest width over that of the smallest. */
    CRITICAL_RATIO(Borders::criticalRatio),
    /** The smallest ratio of the capacities of neighbouring widths. */
    CAPACITY_GROWTH(Borders::capacityGrowth),
    /** D where D_crit and D_mem cross. */
    CROSSING(Borders::crossing);

    private final BiFunction<StudyRecord, Where, Optional<Measured>> measure;

    Quantity(BiFunction<StudyRecord, Where, Optional<Measured>> measure) {
        this.measure = measure;
    }

    Optional<Measured> of(StudyRecord study, Where where) {
        return measure.apply(study, where);
    }

    /** As in the claims' file. */
    String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
