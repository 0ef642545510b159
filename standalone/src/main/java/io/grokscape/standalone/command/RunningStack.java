package io.grokscape.standalone.command;

import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.stack.Installation;

/** The stack that runs already, for commands that start nothing. */
final class RunningStack {
    private RunningStack() {}

    /** Where a part listens; {@link InputException} if no stack runs. */
    static String address(String part) {
        return StackState.read(Installation.current().dataFolder())
                .filter(StackState::runs)
                .orElseThrow(() -> new InputException("the stack is not running: ./grokscape up starts it"))
                .address(part);
    }
}
