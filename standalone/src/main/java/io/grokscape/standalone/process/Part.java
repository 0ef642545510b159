package io.grokscape.standalone.process;

import java.io.IOException;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/**
 * One child of the stack.
 *
 * @param name of its log file and in messages
 * @param address what people can open or connect to
 * @param command program and arguments, without secrets
 * @param environment what is added to the supervisor's own environment; secrets travel here
 * @param stopSignal what asks it to end, such as {@code TERM}
 * @param stopGrace how long it may take over that before it is killed
 * @param preparation what must be done each time before it is started
 * @param readiness whether it serves
 */
public record Part(
        String name,
        String address,
        List<String> command,
        Map<String, String> environment,
        String stopSignal,
        Duration stopGrace,
        Preparation preparation,
        Readiness readiness) {
    /** The same part with more variables in its environment, which replace those of the same name. */
    public Part with(Map<String, String> more) {
        Map<String, String> all = new HashMap<>(environment);
        all.putAll(more);
        return new Part(name, address, command, all, stopSignal, stopGrace, preparation, readiness);
    }

    /** Work to be done before a start, such as unpacking a program. */
    @FunctionalInterface
    public interface Preparation {
        /** Nothing to do. */
        Preparation NONE = () -> {};

        /** Does it; doing it again does no harm. */
        void run() throws IOException, InterruptedException;
    }
}
