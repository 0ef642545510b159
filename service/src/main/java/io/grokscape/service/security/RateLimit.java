package io.grokscape.service.security;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.function.LongSupplier;

/**
 * So many a minute of each name: a bucket that holds a minute's worth and refills steadily. Remembers the thousands heard
 * of last, so that inventing names fills no memory. Thread-safe.
 */
final class RateLimit {
    private static final int REMEMBERED = 10_000;
    private static final double NANOS_PER_MINUTE = 60e9;

    private final int perMinute;
    private final LongSupplier nanoTime;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > REMEMBERED;
        }
    };

    private static final class Bucket {
        private double left;
        private long filledAt;

        Bucket(double left, long filledAt) {
            this.left = left;
            this.filledAt = filledAt;
        }
    }

    RateLimit(int perMinute, LongSupplier nanoTime) {
        this.perMinute = perMinute;
        this.nanoTime = nanoTime;
    }

    /** Takes one of the name's; whether there was one. */
    synchronized boolean take(String name) {
        Bucket bucket = refilled(name);
        if (bucket.left < 1) {
            return false;
        }
        bucket.left--;
        return true;
    }

    /** Whether there is one, without taking it. */
    synchronized boolean has(String name) {
        return refilled(name).left >= 1;
    }

    private Bucket refilled(String name) {
        long now = nanoTime.getAsLong();
        Bucket bucket = buckets.computeIfAbsent(name, _ -> new Bucket(perMinute, now));
        bucket.left = Math.min(perMinute, bucket.left + (now - bucket.filledAt) * perMinute / NANOS_PER_MINUTE);
        bucket.filledAt = now;
        return bucket;
    }
}
