package io.grokscape.trainer.share;

/** The right to hold one more record. Whoever leaves it lets the next record be fetched. */
@FunctionalInterface
public interface Seat {
    /** Of a record that nobody waits behind. */
    Seat UNCONTESTED = () -> {};

    /** Makes room for another record. Leaving again changes nothing. */
    void leave();
}
