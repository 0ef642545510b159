/** The planner's side of the broker: topics, messages out, events in. */
package io.grokscape.planner.broker;
