/**
 * The planner: studies in, runs out. It expands a study into runs, keeps them in its ledger, and puts a bounded window
 * of them on the broker, longest first.
 */
package io.grokscape.planner;
