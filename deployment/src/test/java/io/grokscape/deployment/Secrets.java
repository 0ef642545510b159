package io.grokscape.deployment;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Secrets: those that k8s/create-secrets.sh makes, and those that manifests name. */
final class Secrets {
    private static final Pattern MADE = Pattern.compile("(?m)^secret ([a-z0-9-]+)((?:\\s+\\\\?\\s*\\w+=\\S+)+)");
    private static final Pattern KEY = Pattern.compile("(\\w+)=");

    private Secrets() {}

    /** Their names, and the keys each has. */
    static Map<String, Set<String>> created() {
        Map<String, Set<String>> secrets = new TreeMap<>();
        Matcher matcher = MADE.matcher(Repository.text("k8s/create-secrets.sh"));
        while (matcher.find()) {
            Set<String> keys = new TreeSet<>();
            KEY.matcher(matcher.group(2)).results().forEach(key -> keys.add(key.group(1)));
            secrets.put(matcher.group(1), keys);
        }
        return secrets;
    }

    /** Every secret that a reference in these documents names. */
    static Set<String> namedIn(List<Map<String, Object>> documents) {
        Set<String> names = new TreeSet<>();
        documents.forEach(document -> collect(document, names));
        return names;
    }

    private static void collect(Object value, Set<String> names) {
        if (value instanceof Map<?, ?> map) {
            map.forEach((key, each) -> {
                if (Set.of("secretRef", "secretKeyRef").contains(String.valueOf(key))) {
                    names.add(String.valueOf(((Map<?, ?>) each).get("name")));
                } else if (key.equals("secretName")) {
                    names.add(String.valueOf(each));
                }
                collect(each, names);
            });
        } else if (value instanceof Collection<?> many) {
            many.forEach(each -> collect(each, names));
        }
    }
}
