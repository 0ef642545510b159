/** The CLI's commands, one class each. */
package io.grokscape.standalone.command;
