package io.grokscape.store;

/**
 * An object in a listing.
 *
 * @param name its full name in the bucket
 * @param size in bytes
 */
public record StoredObject(String name, long size) {}
