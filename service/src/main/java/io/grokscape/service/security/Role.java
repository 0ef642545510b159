package io.grokscape.service.security;

import java.util.Arrays;
import java.util.Locale;
import java.util.Optional;

/** What a caller may do; each role may also do what the ones before it may. */
public enum Role {
    /** Look at everything. */
    VIEWER,
    /** Submit studies; cancel, pause, resume, retry and reorder runs. */
    RESEARCHER,
    /** Rebuild the read model, judge again, replay dead letters. */
    OPERATOR;

    /** The role's name in token files and claims: {@code viewer}, or {@code grokscape-viewer} among others' roles. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }

    /** As in a sentence. */
    String described() {
        return (this == OPERATOR ? "an " : "a ") + word();
    }

    /** Whether this role includes the other. */
    public boolean includes(Role other) {
        return compareTo(other) >= 0;
    }

    /** The role of that name; empty if there is none. */
    public static Optional<Role> of(String word) {
        String plain = word.startsWith("grokscape-") ? word.substring("grokscape-".length()) : word;
        return Arrays.stream(values()).filter(role -> role.word().equals(plain)).findFirst();
    }
}
