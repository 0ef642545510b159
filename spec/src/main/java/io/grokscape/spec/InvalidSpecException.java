package io.grokscape.spec;

/** A run spec that cannot be run: which key is wrong, and why. */
public final class InvalidSpecException extends IllegalArgumentException {
    private final String key;

    /**
     * @param key the key of the YAML form, such as {@code hidden_size}
     * @param reason what is wrong with its value, as a clause that follows the key
     */
    public InvalidSpecException(String key, String reason) {
        super(key + " " + reason);
        this.key = key;
    }

    /** The key of the YAML form that is wrong. */
    public String key() {
        return key;
    }
}
