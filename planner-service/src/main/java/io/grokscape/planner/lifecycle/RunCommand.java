package io.grokscape.planner.lifecycle;

import io.grokscape.proto.v1.RunEvent;

/** What can be asked of a run. */
public sealed interface RunCommand {
    /**
     * A study asks for it.
     *
     * @param firstTime whether this study has not asked before
     */
    record Want(String studyId, int index, boolean firstTime) implements RunCommand {}

    /** There is room on the broker. */
    record Offer() implements RunCommand {}

    /** Somebody reported on it. */
    record Hear(RunEvent event) implements RunCommand {}

    /** A person cancels it, whoever wants it. */
    record Cancel(String reason) implements RunCommand {}

    /** A person pauses it, whoever wants it. */
    record Pause(String reason) implements RunCommand {}

    /** It shall go on after a pause. */
    record Resume() implements RunCommand {}

    /** It has failed and shall be tried again, with as many attempts as a new run has. */
    record Retry() implements RunCommand {}

    /** It shall have that priority. */
    record Prioritise(int priority) implements RunCommand {}

    /** A study that wanted it was paused or cancelled; {@link Run#demand()} says who still wants it. */
    record LoseDemand(String reason) implements RunCommand {}

    /** It is in flight and nobody has reported on it for far too long. */
    record Nudge() implements RunCommand {}
}
