/** Curve in, verdict out: which training dynamic a run shows, and on what evidence. Plain Java. */
package io.grokscape.dynamics;
