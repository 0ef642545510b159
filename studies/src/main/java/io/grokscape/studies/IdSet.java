package io.grokscape.studies;

import java.util.Arrays;

/** A set of run ids by their first 64 bits, in one array: a million of them must fit a small process. */
final class IdSet {
    private static final int HEX_DIGITS = 16;
    private static final int MIN_CAPACITY = 64;

    private long[] slots = new long[MIN_CAPACITY];
    private int size;

    /** Whether the id was not yet there. */
    boolean add(String runId) {
        if (2 * size >= slots.length) {
            grow();
        }
        return insert(bits(runId));
    }

    int size() {
        return size;
    }

    /** In one order whatever order they came in. */
    long[] sorted() {
        return Arrays.stream(slots).filter(bits -> bits != 0).sorted().toArray();
    }

    /** 0 marks a free slot; that a hash is 0 does not happen, and would only merge it with 1. */
    private static long bits(String runId) {
        return Math.max(1, Long.parseUnsignedLong(runId, 0, HEX_DIGITS, 16) >>> 1);
    }

    private boolean insert(long bits) {
        int slot = (int) bits & slots.length - 1;
        while (slots[slot] != 0) {
            if (slots[slot] == bits) {
                return false;
            }
            slot = slot + 1 & slots.length - 1;
        }
        slots[slot] = bits;
        size++;
        return true;
    }

    private void grow() {
        long[] old = slots;
        slots = new long[2 * old.length];
        size = 0;
        for (long bits : old) {
            if (bits != 0) {
                insert(bits);
            }
        }
    }
}
