/** The real stack under a drill's hands: every process can be killed, stopped, frozen, kept away and watched. */
package io.grokscape.drills.site;
