package io.grokscape.standalone.process;

import java.time.Duration;

/** What becomes of the children, in the order it happens. */
public sealed interface StackEvent {
    Part part();

    /** A process has been started, and does not serve yet. */
    record Started(Part part) implements StackEvent {}

    /** It serves, that long after its start. */
    record Ready(Part part, Duration took) implements StackEvent {}

    /** It ended though nobody asked it to, and will be started again after a pause. */
    record Died(Part part, int status, Duration pause) implements StackEvent {}

    /** It has ended, as it was asked to. */
    record Stopped(Part part) implements StackEvent {}
}
