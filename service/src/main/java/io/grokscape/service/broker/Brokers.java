package io.grokscape.service.broker;

import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.stream.Collectors;

/**
 * Where the brokers are and how to prove who we are: the settings every Kafka client of a service starts from, be it for
 * producing, consuming or administration. Thread-safe.
 *
 * @param settings Kafka's own keys, {@code bootstrap.servers} among them
 */
public record Brokers(Map<String, Object> settings) {
    private static final Set<String> CONNECTION = Set.of("bootstrap.servers", "client.dns.lookup");
    private static final Set<String> CONNECTION_GROUPS = Set.of("security.", "sasl.", "ssl.");

    public Brokers {
        settings = Map.copyOf(settings);
    }

    /** Brokers that ask nobody for a name: {@code host:port,…}. */
    public static Brokers at(String bootstrapServers) {
        return new Brokers(Map.of("bootstrap.servers", bootstrapServers));
    }

    /** What of all settings a connection needs; the rest belongs to one kind of client. */
    static Brokers of(Map<String, Object> all) {
        return new Brokers(all.entrySet().stream()
                .filter(entry -> CONNECTION.contains(entry.getKey())
                        || CONNECTION_GROUPS.stream().anyMatch(entry.getKey()::startsWith))
                .collect(Collectors.toMap(Map.Entry::getKey, Map.Entry::getValue)));
    }

    /** {@code host:port,…}, for people. */
    public String bootstrapServers() {
        return String.valueOf(settings.get("bootstrap.servers"));
    }

    /** The settings of one client: these, and its own. */
    public Map<String, Object> with(Map<String, ?> own) {
        Map<String, Object> all = new HashMap<>(settings);
        all.putAll(own);
        return all;
    }

    /** Never shows a value: among them are passwords. */
    @Override
    public String toString() {
        return "brokers at %s (%s)".formatted(bootstrapServers(), new TreeMap<>(settings).keySet());
    }
}
