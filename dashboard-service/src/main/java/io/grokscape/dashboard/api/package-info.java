/** What the dashboard answers: JSON resources, the live stream, and writes passed on to the planner. */
package io.grokscape.dashboard.api;
