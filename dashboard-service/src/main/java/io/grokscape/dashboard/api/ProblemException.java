package io.grokscape.dashboard.api;

/** A request that cannot be answered, and why. */
final class ProblemException extends RuntimeException {
    private final Problem problem;

    ProblemException(int status, String title, String detail) {
        super(detail);
        this.problem = new Problem(title, status, detail);
    }

    static ProblemException badRequest(String detail) {
        return new ProblemException(400, "Bad request", detail);
    }

    static ProblemException notFound(String what, String id) {
        return new ProblemException(404, "Not found", "there is no " + what + " '" + id + "'");
    }

    Problem problem() {
        return problem;
    }
}
