/** Postgres from its own binaries: unpacked, initialised, and run as a child of the stack. */
package io.grokscape.standalone.database;
