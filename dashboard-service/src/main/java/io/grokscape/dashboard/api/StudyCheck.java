package io.grokscape.dashboard.api;

import java.util.List;

/**
 * What submitting a study file would come to. Nothing is written by asking.
 *
 * @param id it would have; null where the file is not understood
 * @param state of the study, if it was submitted before; else null
 * @param runs the grid has, repetitions counted
 * @param distinct different runs among them; 0 for a search, which chooses its runs as it goes
 * @param reused of these, those somebody has asked for before: they are trained once
 * @param epochs sum of the budgets of those to be trained
 * @param flops estimated floating-point operations of these
 * @param seconds they are about to take on the trainers at hand, were no run to end early
 * @param errors why it cannot be submitted, and where
 * @param warnings what should be known before it is
 */
public record StudyCheck(
        String id,
        String name,
        String state,
        long runs,
        int distinct,
        int reused,
        long epochs,
        double flops,
        double seconds,
        List<Fault> errors,
        List<String> warnings) {

    /** What is wrong with the file; lines and columns from 1. */
    public record Fault(int line, int column, String message) {}

    static StudyCheck refused(Fault fault) {
        return new StudyCheck(null, null, null, 0, 0, 0, 0, 0, 0, List.of(fault), List.of());
    }
}
