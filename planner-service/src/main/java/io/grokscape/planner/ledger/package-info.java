/** The ledger in Postgres: studies, runs, and the messages that wait for the broker. */
package io.grokscape.planner.ledger;
