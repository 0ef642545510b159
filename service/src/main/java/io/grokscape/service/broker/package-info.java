/** How a service's own Kafka clients reach the broker. */
package io.grokscape.service.broker;
