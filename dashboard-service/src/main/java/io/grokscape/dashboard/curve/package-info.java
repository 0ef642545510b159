/** Curves as the dashboard handles them: merged by epoch, continued over attempts, thinned for a screen. */
package io.grokscape.dashboard.curve;
