package io.grokscape.dynamics.findings;

/** A conclusion from many runs. */
public interface Finding {
    /** What it is about, such as {@code double_descent}. */
    String kind();

    /** Tells it from others of its kind in the same study, in few words. */
    String which();

    /** The finding as one JSON object: its kind, the setting it holds in, and its own fields, in snake_case. */
    String json();
}
