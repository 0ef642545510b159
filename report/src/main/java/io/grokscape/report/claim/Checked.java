package io.grokscape.report.claim;

import java.util.Optional;

/**
 * A check and what came of it.
 *
 * @param says what is expected, in words
 * @param measured empty where there are not enough runs
 */
public record Checked(String says, Agreement agreement, Optional<Measured> measured) {}
