/** How the CLI talks: lines, progress, tables; colour and redrawing only on a terminal. */
package io.grokscape.standalone.console;
