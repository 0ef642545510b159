package io.grokscape.store;

import io.minio.errors.ErrorResponseException;
import io.minio.errors.ServerException;
import java.io.IOException;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ThreadLocalRandom;
import org.jboss.logging.Logger;

/** Runs operations on the store: what may pass is tried again, what will not becomes a {@link StoreException} at once. */
final class Retry {
    private static final Logger LOG = Logger.getLogger(ObjectStore.class);
    private static final long LONGEST_BACK_OFF_MS = 5_000;
    private static final Set<String> ABSENT = Set.of("NoSuchKey", "NoSuchObject");
    private static final Set<String> PASSING =
            Set.of("SlowDown", "RequestTimeout", "ConditionalRequestConflict", "OperationAborted");
    private static final Set<String> ALREADY_THERE = Set.of("BucketAlreadyOwnedByYou", "BucketAlreadyExists");

    /** There was an object of that name, and the write asked for none. */
    static final class PreconditionFailed extends StoreException {
        PreconditionFailed(String message, Throwable cause) {
            super(message, cause);
        }
    }

    private static final class Absent extends StoreException {
        Absent(String message, Throwable cause) {
            super(message, cause);
        }
    }

    interface Operation<T> {
        T run() throws Exception;
    }

    private final StoreSettings settings;
    private final ObjectStore.Listener listener;
    private volatile boolean abandoned;

    Retry(StoreSettings settings, ObjectStore.Listener listener) {
        this.settings = settings;
        this.listener = listener;
    }

    <T> Optional<T> absentAsEmpty(String verb, String object, Operation<T> operation) {
        try {
            return Optional.of(run(verb, object, operation));
        } catch (Absent e) {
            return Optional.empty();
        }
    }

    <T> T run(String verb, String object, Operation<T> operation) {
        long begun = System.nanoTime();
        boolean worked = false;
        try {
            T answer = untilDone(verb, object, operation);
            worked = true;
            return answer;
        } catch (Absent | PreconditionFailed e) {
            worked = true;
            throw e;
        } finally {
            listener.operation(verb, System.nanoTime() - begun, worked);
        }
    }

    /** From now on nothing is tried again. */
    void abandon() {
        abandoned = true;
    }

    private <T> T untilDone(String verb, String object, Operation<T> operation) {
        String what = "%s %s/%s".formatted(verb, settings.bucket(), object);
        for (int attempt = 1; ; attempt++) {
            try {
                return operation.run();
            } catch (StoreException e) {
                throw e;
            } catch (Exception e) {
                if (alreadyThere(e)) {
                    return null;
                }
                if (abandoned || !mayPass(e) || attempt >= settings.tries()) {
                    throw failure(what, attempt, e);
                }
                long pause = pauseMs(attempt);
                LOG.warnf(
                        "%s: try %d of %d failed (%s); again in %d ms",
                        what, attempt, settings.tries(), reason(e), pause);
                sleep(what, pause);
            }
        }
    }

    private StoreException failure(String what, int attempt, Exception e) {
        String message = "%s: %s".formatted(what, reason(e));
        if (e instanceof ErrorResponseException answer) {
            if (isOneOf(ABSENT, answer)) {
                return new Absent(message, e);
            }
            if (answer.response().code() == 412) {
                return new PreconditionFailed(message, e);
            }
        }
        return new StoreException(attempt == 1 ? message : "%s (tried %d times)".formatted(message, attempt), e);
    }

    private static boolean alreadyThere(Exception e) {
        return e instanceof ErrorResponseException answer && isOneOf(ALREADY_THERE, answer);
    }

    /** What stands between us and the store, a proxy say, answers without a code of the store's. */
    private static boolean isOneOf(Set<String> codes, ErrorResponseException answer) {
        String code = answer.errorResponse().code();
        return code != null && codes.contains(code);
    }

    private static boolean mayPass(Exception e) {
        return switch (e) {
            case ErrorResponseException answer ->
                answer.response().code() >= 500 || answer.response().code() == 429 || isOneOf(PASSING, answer);
            case ServerException _, IOException _ -> true;
            default -> e.getCause() instanceof IOException;
        };
    }

    private static String reason(Exception e) {
        if (e instanceof ErrorResponseException answer) {
            return "%d %s, %s"
                    .formatted(
                            answer.response().code(),
                            answer.errorResponse().code(),
                            answer.errorResponse().message());
        }
        Throwable cause = e.getCause() instanceof IOException io ? io : e;
        return cause.getClass().getSimpleName() + ": " + cause.getMessage();
    }

    /** Doubling, with up to half of it random so that clients do not come back in step. */
    private long pauseMs(int attempt) {
        long full = Math.min(LONGEST_BACK_OFF_MS, settings.backOff().toMillis() << Math.min(attempt - 1, 16));
        return full / 2 + ThreadLocalRandom.current().nextLong(full / 2 + 1);
    }

    private static void sleep(String what, long ms) {
        try {
            Thread.sleep(ms);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new StoreException(what + ": interrupted", e);
        }
    }
}
