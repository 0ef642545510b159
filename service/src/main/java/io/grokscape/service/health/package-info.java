/** Whether what a service needs is there, asked within what a readiness probe may take. */
package io.grokscape.service.health;
