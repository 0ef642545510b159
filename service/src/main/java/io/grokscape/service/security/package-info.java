/**
 * Who may do what. {@link io.grokscape.service.security.Gate} decides and knows no server; {@link
 * io.grokscape.service.security.GateFilter} asks it before anything else looks at a request.
 */
package io.grokscape.service.security;
