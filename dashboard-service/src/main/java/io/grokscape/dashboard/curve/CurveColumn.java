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
    COLLAPSED("collapsed");

    private final String key;

    CurveColumn(String key) {
        this.key = key;
    }

    /** The name in the database and in JSON. */
    public String key() {
        return key;
    }
}
