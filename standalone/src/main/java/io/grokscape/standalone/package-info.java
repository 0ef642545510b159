/** One machine: the command line, and the stack it starts. */
package io.grokscape.standalone;
