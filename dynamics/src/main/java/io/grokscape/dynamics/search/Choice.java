package io.grokscape.dynamics.search;

/** A trial that is to be made, and why in words a person reads. */
public record Choice(Trial trial, String why) {}
