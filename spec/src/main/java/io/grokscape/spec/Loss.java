package io.grokscape.spec;

import java.util.Locale;

/** How logits become a loss: mean cross-entropy over one of two normalisations. */
public enum Loss {
    /** Softmax cross-entropy. */
    SOFTMAX,
    /** StableMax of Prieto et al. (arXiv 2501.04697): s(x) = x + 1 for x ≥ 0, 1 / (1 − x) below. */
    STABLEMAX;

    /** The word used in YAML and JSON. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** The loss of that name; an {@link InvalidSpecException} on key {@code loss} for any other word. */
    public static Loss of(String word) {
        for (Loss loss : values()) {
            if (loss.word().equals(word)) {
                return loss;
            }
        }
        throw new InvalidSpecException("loss", "must be softmax or stablemax, not '" + word + "'");
    }
}
