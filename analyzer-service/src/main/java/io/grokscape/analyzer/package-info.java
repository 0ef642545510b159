/**
 * A shell round {@code dynamics}: run events and measurements in, verdicts out. What a verdict is, is decided there; how
 * a model is trained is known neither here nor there.
 */
package io.grokscape.analyzer;
