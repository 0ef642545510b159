/** The services' REST interfaces, as far as the CLI needs them. */
package io.grokscape.standalone.client;
