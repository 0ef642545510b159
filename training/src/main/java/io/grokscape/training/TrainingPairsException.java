package io.grokscape.training;

/** A file of training pairs that cannot be used: {@code source:line: what is wrong}. */
public final class TrainingPairsException extends RuntimeException {
    public TrainingPairsException(String source, int line, String reason) {
        super("%s:%d: %s".formatted(source, line, reason));
    }
}
