/** The local stack: broker, object store, database and the four services on one machine. */
package io.grokscape.standalone.stack;
