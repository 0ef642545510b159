/** Read model, REST, live stream and the page. */
package io.grokscape.dashboard;
