package io.grokscape.standalone.process;

import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.PropertyNamingStrategies;
import com.fasterxml.jackson.databind.json.JsonMapper;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.Optional;

/**
 * What other commands can read about a stack: {@code stack.json} in its data folder. No secrets.
 *
 * @param supervisor the JVM whose children the parts are
 * @param sinceMillis when it began
 * @param ready whether every part has served
 */
public record StackState(ProcessIdentity supervisor, long sinceMillis, boolean ready, List<PartState> parts) {
    private static final ObjectMapper JSON = JsonMapper.builder()
            .propertyNamingStrategy(PropertyNamingStrategies.SNAKE_CASE)
            .disable(DeserializationFeature.FAIL_ON_UNKNOWN_PROPERTIES)
            .build();

    /**
     * One child.
     *
     * @param state starting, ready, restarting or stopped
     * @param processes itself and the shell that watches over it
     */
    public record PartState(String name, String address, String state, int restarts, List<ProcessIdentity> processes) {}

    /** The state last written, if there is one. */
    public static Optional<StackState> read(DataFolder folder) {
        if (!Files.exists(folder.state())) {
            return Optional.empty();
        }
        try {
            return Optional.of(JSON.readValue(folder.state().toFile(), StackState.class));
        } catch (IOException e) {
            throw new StackException("cannot read " + folder.state() + ": " + e.getMessage(), e);
        }
    }

    /** Replaces the state in one step: a reader sees the old one or the new one. */
    void write(DataFolder folder) throws IOException {
        Path draft = folder.state().resolveSibling("stack.json.new");
        JSON.writerWithDefaultPrettyPrinter().writeValue(draft.toFile(), this);
        Files.move(draft, folder.state(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
    }

    /** Whether the supervisor that wrote this still runs. */
    public boolean runs() {
        return supervisor.handle().isPresent();
    }

    /** The address of a part, such as {@code http://127.0.0.1:8080} for the dashboard. */
    public String address(String part) {
        return parts.stream()
                .filter(state -> state.name().equals(part))
                .map(PartState::address)
                .findFirst()
                .orElseThrow(() -> new StackException("the running stack has no " + part));
    }
}
