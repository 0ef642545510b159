package io.grokscape.standalone.client;

/** A service refused a request, or did not answer in time. One line. */
public final class ServiceException extends RuntimeException {
    private final int status;

    /** @param status of the answer; 0 if there was none */
    ServiceException(int status, String message) {
        super(message);
        this.status = status;
    }

    /** Whether what was asked is at fault, rather than the service. */
    public boolean isRefusal() {
        return status == 400 || status == 409 || status == 413 || status == 422;
    }

    /** Whether this caller may not do this: unknown, or of too small a role. */
    public boolean isForbidden() {
        return status == 401 || status == 403;
    }

    /** Whether the service or something it needs is away. */
    public boolean isUnavailable() {
        return status == 503;
    }

    /** Whether there is no such thing. */
    public boolean isNotFound() {
        return status == 404;
    }
}
