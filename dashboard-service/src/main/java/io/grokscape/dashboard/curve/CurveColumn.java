package io.grokscape.dashboard.curve;

/** What a logged epoch holds, besides the epoch. Units as in {@code Measurement} of the contract; NaN = does not apply. */
public enum CurveColumn {
    TRAIN_LOSS("train_loss"),
    TRAIN_ACCURACY("train_accuracy"),
    VALIDATION_LOSS("validation_loss"),
    VALIDATION_ACCURACY("validation_accuracy"),
    PARAMETER_NORM("parameter_norm"),
    VALIDATION_LOG_PROBABILITY("validation_log_probability"),
    VALIDATION_MARGIN("validation_margin"),
    LOGIT_NORM("logit_norm"),
    COLLAPSED("collapsed"),
    NORM_W_E("norm_w_e"),
    NORM_W_POS("norm_w_pos"),
    NORM_W_Q("norm_w_q"),
    NORM_W_K("norm_w_k"),
    NORM_W_V("norm_w_v"),
    NORM_W_O("norm_w_o"),
    NORM_W_IN("norm_w_in"),
    NORM_B_IN("norm_b_in"),
    NORM_W_OUT("norm_w_out"),
    NORM_B_OUT("norm_b_out"),
    NORM_W_U("norm_w_u"),
    EMBEDDING_GINI("embedding_gini"),
    VARIANCE_EXPLAINED("variance_explained"),
    TRIG_NORM("trig_norm"),
    MEMORISING_NORM("memorising_norm"),
    TRIG_SHARE("trig_share"),
    RESTRICTED_LOSS("restricted_loss"),
    EXCLUDED_LOSS("excluded_loss");

    private static final String NORM = "norm_";

    private final String key;

    CurveColumn(String key) {
        this.key = key;
    }

    /** The name in the database and in JSON. */
    public String key() {
        return key;
    }

    /** Whether every run has it, or null for it: all others are left out where no measurement has a value. */
    public boolean isAlwaysShown() {
        return compareTo(COLLAPSED) <= 0;
    }

    /** Whether it is the norm of a kind of tensor, over all layers. */
    public boolean isNorm() {
        return key.startsWith(NORM);
    }

    /** The kind of tensor that a norm is of: {@code w_q} for {@code norm_w_q}. */
    public String tensor() {
        return key.substring(NORM.length());
    }
}
