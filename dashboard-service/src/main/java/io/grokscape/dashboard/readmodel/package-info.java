/** The read model: its schema, and what each topic changes in it. */
package io.grokscape.dashboard.readmodel;
