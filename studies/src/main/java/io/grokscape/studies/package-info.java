/** Study files: reading, expansion into runs, cost. Plain Java. */
package io.grokscape.studies;
