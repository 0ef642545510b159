package io.grokscape.drills.check;

/**
 * Something that must not be.
 *
 * @param rule what should hold
 * @param where the run, object or topic it does not hold of
 * @param evidence what is there instead
 */
public record Violation(String rule, String where, String evidence) {
    @Override
    public String toString() {
        return "%s: %s: %s".formatted(where, rule, evidence);
    }
}
