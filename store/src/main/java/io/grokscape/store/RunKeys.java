package io.grokscape.store;

import java.util.OptionalInt;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * The names of one run's objects.
 *
 * <pre>
 * runs/&lt;run id&gt;/spec.json
 *               /result.json                            written once; ends the run
 *               /retries/&lt;n&gt;.json                       written once; ends the n-th retry of a run that failed. result.json
 *                                                       is a copy of the newest from then on
 *               /attempts/&lt;n&gt;/claim.json               written once; whoever writes it owns attempt n
 *                             /checkpoints/&lt;epoch&gt;.safetensors
 *                             /checkpoints/&lt;epoch&gt;.curve.parquet
 *                             /curve.parquet
 *                             /final.safetensors
 *                             /end.json                the attempt ended, and the run did not
 * </pre>
 *
 * @param runId 20 hexadecimal digits; anything else is refused, so that no id can name a place outside its run
 */
public record RunKeys(String runId) {
    /** Every run's objects. */
    public static final String RUNS = "runs/";

    private static final Pattern RUN_ID = Pattern.compile("[0-9a-f]{20}");
    private static final Pattern ATTEMPT = Pattern.compile("runs/[0-9a-f]{20}/attempts/([1-9][0-9]{0,8})/.+");
    private static final Pattern RETRY = Pattern.compile("runs/[0-9a-f]{20}/retries/([1-9][0-9]{0,8})\\.json");
    private static final Pattern CHECKPOINT = Pattern.compile(".*/checkpoints/(0|[1-9][0-9]{0,8})\\.safetensors");

    public RunKeys {
        if (runId == null || !RUN_ID.matcher(runId).matches()) {
            throw new IllegalArgumentException("'%s' is no run id: 20 hexadecimal digits".formatted(runId));
        }
    }

    public String spec() {
        return prefix() + "spec.json";
    }

    public String result() {
        return prefix() + "result.json";
    }

    /** What ends the n-th retry; before the first retry that is {@link #result()}. */
    public String result(int retry) {
        return retry == 0 ? result() : prefix() + "retries/" + retry + ".json";
    }

    /** The retry that an object is the result of; 0 for the run's first, empty if it is no result. */
    public static OptionalInt retryOf(String object) {
        return object.endsWith("/result.json") ? OptionalInt.of(0) : number(RETRY.matcher(object));
    }

    /** Starts the name of every object of the run. */
    public String prefix() {
        return RUNS + runId + "/";
    }

    /** Starts the name of every object of every attempt. */
    public String attempts() {
        return prefix() + "attempts/";
    }

    /** Starts the name of every object of attempt n, from 1. */
    public String attempt(int n) {
        if (n < 1) {
            throw new IllegalArgumentException("attempts count from 1, not " + n);
        }
        return attempts() + n + "/";
    }

    public String claim(int n) {
        return attempt(n) + "claim.json";
    }

    public String curve(int n) {
        return attempt(n) + "curve.parquet";
    }

    public String weights(int n) {
        return attempt(n) + "final.safetensors";
    }

    public String end(int n) {
        return attempt(n) + "end.json";
    }

    /** Starts the name of every checkpoint of attempt n. */
    public String checkpoints(int n) {
        return attempt(n) + "checkpoints/";
    }

    /** Whether that is the name of a checkpoint, or of the curve beside one. */
    public static boolean isOfCheckpoint(String name) {
        return name.startsWith(RUNS) && name.contains("/checkpoints/");
    }

    public String checkpoint(int n, int epoch) {
        if (epoch < 0) {
            throw new IllegalArgumentException("epochs count from 0, not " + epoch);
        }
        return checkpoints(n) + epoch + ".safetensors";
    }

    /** The measurements up to that checkpoint. */
    public String checkpointCurve(int n, int epoch) {
        return checkpoint(n, epoch).replace(".safetensors", ".curve.parquet");
    }

    /** The attempt an object belongs to; empty if it belongs to none. */
    public static OptionalInt attemptOf(String object) {
        return number(ATTEMPT.matcher(object));
    }

    /** The epoch of a checkpoint object; empty if it is no checkpoint. */
    public static OptionalInt checkpointEpochOf(String object) {
        return number(CHECKPOINT.matcher(object));
    }

    private static OptionalInt number(Matcher matcher) {
        return matcher.matches() ? OptionalInt.of(Integer.parseInt(matcher.group(1))) : OptionalInt.empty();
    }
}
