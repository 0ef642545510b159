package io.grokscape.planner.api;

/** A request that cannot be answered, and why. */
final class ProblemException extends RuntimeException {
    private final transient Problem problem;

    ProblemException(int status, String detail) {
        super(detail);
        this.problem = Problem.of(status, detail);
    }

    static ProblemException notFound(String what, String id) {
        return new ProblemException(404, "there is no %s '%s'".formatted(what, id));
    }

    Problem problem() {
        return problem;
    }
}
