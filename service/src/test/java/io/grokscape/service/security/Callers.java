package io.grokscape.service.security;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/** A gate with three tokens, and requests to put to it. */
final class Callers {
    static final String VIEWER = "viewer-token";
    static final String RESEARCHER = "researcher-token";
    static final String OPERATOR = "operator-token";

    private Callers() {}

    static String line(String name, Role role, String token) {
        return "%s %s %s".formatted(name, role.word(), HexFormat.of().formatHex(TokenFile.sha256(token)));
    }

    static Path file(Path folder) throws IOException {
        return Files.write(
                folder.resolve("tokens"),
                List.of(
                        "# name role sha256",
                        line("vera", Role.VIEWER, VIEWER),
                        line("rosa", Role.RESEARCHER, RESEARCHER),
                        line("olga", Role.OPERATOR, OPERATOR)));
    }

    static Gate guarded(Path folder, AccessRules rules, RateLimit requests, RateLimit failures) throws IOException {
        return new Gate(
                Optional.of(TokenFile.read(file(folder))),
                rules,
                new SameOrigin(Set.of("grokscape.example")),
                requests,
                failures);
    }

    static Gate.Request request(String method, String path, Map<String, String> headers) {
        return new Gate.Request(method, path, "10.0.0.7", headers::get, headers.get("cookie"));
    }

    static Map<String, String> bearer(String token) {
        return Map.of("Authorization", "Bearer " + token, "Host", "planner:8081");
    }
}
