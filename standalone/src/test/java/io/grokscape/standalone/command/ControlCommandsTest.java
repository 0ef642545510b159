package io.grokscape.standalone.command;

import static org.assertj.core.api.Assertions.assertThat;

import io.grokscape.standalone.client.Planner.Outcome;
import io.grokscape.standalone.command.ControlCommands.ControlCommand;
import org.junit.jupiter.api.Test;

class ControlCommandsTest {
    @Test
    void peopleAreToldWhatChangedWhatIsYetToStopAndWhatWasSpared() {
        assertThat(ControlCommand.words(new Outcome("a-1", "paused", 0, 0, 0)))
                .isEqualTo("a-1 is paused: nothing to change");
        assertThat(ControlCommand.words(new Outcome("a-1", "paused", 3, 2, 1)))
                .isEqualTo("a-1 is paused: 3 runs changed, 2 of them as soon as the trainer has stopped; "
                        + "1 run left alone, another study wants them to go on");
    }
}
