/** The planner over HTTP: JSON in snake_case, errors as RFC 9457 problems. */
package io.grokscape.planner.api;
