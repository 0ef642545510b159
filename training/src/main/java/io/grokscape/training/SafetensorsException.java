package io.grokscape.training;

/** A safetensors file that cannot be used: which one, and why. */
public final class SafetensorsException extends RuntimeException {
    /**
     * @param source the file
     * @param reason what is wrong, as a clause that follows the file's name
     */
    public SafetensorsException(String source, String reason) {
        super(source + " " + reason);
    }
}
