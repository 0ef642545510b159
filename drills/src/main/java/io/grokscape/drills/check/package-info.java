/**
 * What must hold of a stack's whole history, whatever was done to it: pure functions from the history, as it was read, to
 * violations.
 */
package io.grokscape.drills.check;
