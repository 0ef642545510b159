/**
 * The life of studies and runs, decided by pure functions: a command and the state give changes; applying a change is
 * the only way state moves; announcing a change is the only way messages arise. No clock, no broker, no database.
 */
package io.grokscape.planner.lifecycle;
