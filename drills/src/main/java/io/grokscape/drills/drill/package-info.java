/** The drills, one class each. */
package io.grokscape.drills.drill;
