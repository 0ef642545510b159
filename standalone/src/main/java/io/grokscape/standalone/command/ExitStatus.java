package io.grokscape.standalone.command;

/** What the CLI's exit status tells scripts. */
public final class ExitStatus {
    public static final int SUCCESS = 0;
    /** A run, a study or the stack failed. */
    public static final int FAILED = 1;
    /** Bad input; one line on standard error says what and where. */
    public static final int BAD_INPUT = 2;

    private ExitStatus() {}
}
