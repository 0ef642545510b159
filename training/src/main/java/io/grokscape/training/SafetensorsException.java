package io.grokscape.training;

/** A safetensors file that cannot be used: which one, and why. */
public final class SafetensorsException extends RuntimeException {
    private static final int MAX_LENGTH = 300;

    /**
     * @param source the file
     * @param reason what is wrong, as a clause that follows the file's name
     */
    public SafetensorsException(String source, String reason) {
        super(source + " " + shown(reason));
    }

    /** Names inside a hostile file may be long or hold control characters; an error is one line all the same. */
    private static String shown(String reason) {
        String line = reason.replaceAll("\\p{Cntrl}", "\uFFFD");
        return line.length() <= MAX_LENGTH ? line : line.substring(0, MAX_LENGTH) + "…";
    }
}
