package io.grokscape.dynamics.findings;

import io.grokscape.dynamics.Dynamic;

/** A zone of the (d, D) plane, as the two curves cut it (Huang et al., Figure 1). */
public enum Zone {
    /** More to know than the model can memorise. */
    PROGRESSION,
    /** It can memorise, and memorising is the cheaper circuit. */
    UNGROKKING,
    /** Some seeds generalise and some do not, or all in part. */
    SEMI_GROKKING,
    /** It can memorise, and generalising is the cheaper circuit. */
    GROKKING;

    /** Whether a run of that dynamic is what the zone leads to expect. Stalled is progression without its second stage. */
    boolean expects(Dynamic dynamic) {
        return switch (this) {
            case PROGRESSION -> dynamic == Dynamic.PROGRESSION || dynamic == Dynamic.STALLED;
            case UNGROKKING -> dynamic == Dynamic.UNGROKKING;
            case SEMI_GROKKING ->
                dynamic == Dynamic.SEMI_GROKKING
                        || dynamic == Dynamic.UNDECIDED
                        || dynamic == Dynamic.UNGROKKING
                        || dynamic == Dynamic.GROKKING;
            case GROKKING -> dynamic == Dynamic.GROKKING;
        };
    }
}
