/**
 * The fast engine for one layer: only the last position is computed, keys and values are tables, and rows go through the
 * whole network in panels that stay in the core's caches. {@code docs/blocked-engine.md} explains the layout.
 */
package io.grokscape.training.blocked;
