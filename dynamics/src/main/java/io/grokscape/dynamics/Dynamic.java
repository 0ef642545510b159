package io.grokscape.dynamics;

/**
 * What a run's curve shows. The first four are the training dynamics of Huang et al. (arXiv 2402.15175, Figures 1 and
 * 2); the others are what a run can be besides.
 */
public enum Dynamic {
    /** Training and validation accuracy rise together, with or without a memorising stage before. */
    PROGRESSION,
    /** Pure memorisation: the training set is known by heart and validation stays near chance. */
    UNGROKKING,
    /** Memorised first; validation rose late and stopped at a moderate plateau. */
    SEMI_GROKKING,
    /** Memorised first; validation jumped to nearly 100 % later. */
    GROKKING,
    /** Neither memorised nor generalised within the budget: progression without its second stage. */
    STALLED,
    /** The budget ended while validation accuracy was still rising, or there is too little to judge. */
    UNDECIDED,
    /** Nothing to validate on: a pure memorisation task. */
    NOT_APPLICABLE,
    /** Training diverged or could not be done. */
    FAILED
}
