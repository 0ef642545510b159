/** Curves made comparable: every run's values at the same epochs, and what several runs come to together. */
package io.grokscape.dashboard.trace;
