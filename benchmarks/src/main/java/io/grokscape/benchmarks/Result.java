package io.grokscape.benchmarks;

/**
 * One contender in one case, over the rounds.
 *
 * @param label of the case
 * @param contender its name
 * @param epochsPerSecond as the clock saw them
 * @param peakFraction FLOP per second ({@link Case#flop()}) over those of the FMA loops right before and after
 * @param lossDifference largest relative difference of its training losses from the first contender's, epochs 0 to 10
 */
record Result(String label, String contender, Series epochsPerSecond, Series peakFraction, double lossDifference) {

    /** How many times as fast as another, each scaled to the peak round it was timed in, round by round. */
    double timesAsFastAs(Result other) {
        Series ratios = new Series();
        for (int round = 0; round < peakFraction.size(); round++) {
            ratios.add(peakFraction.get(round) / other.peakFraction.get(round));
        }
        return ratios.median();
    }
}
