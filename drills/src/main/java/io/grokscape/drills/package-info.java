/** The command {@code grokscape drill}: breaks the real stack on purpose, then checks everything it remembers. */
package io.grokscape.drills;
