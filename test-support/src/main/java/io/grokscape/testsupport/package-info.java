/** Real parts that run inside a test: a Kafka broker and a Postgres server, on free ports, gone with the test. */
package io.grokscape.testsupport;
