package io.grokscape.service.security;

/**
 * Who is calling.
 *
 * @param name as the token file or the identity provider has it; appears in logs
 * @param role what they may do
 */
public record Caller(String name, Role role) {
    /** Whoever reaches a service that listens on loopback only and has no authentication. */
    static final Caller LOCAL = new Caller("local", Role.OPERATOR);

    /** Somebody who has shown nothing, where nothing needs to be shown. */
    static final Caller ANYBODY = new Caller("anybody", Role.VIEWER);
}
