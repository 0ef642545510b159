/** Child processes that are started, watched, restarted and stopped together, and never outlive their supervisor. */
package io.grokscape.standalone.process;
