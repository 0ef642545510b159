package io.grokscape.standalone.command;

import io.grokscape.standalone.process.StackState;
import io.grokscape.standalone.stack.Installation;
import java.net.URI;
import java.util.Locale;
import java.util.Optional;
import picocli.CommandLine.Option;

/** The services that a command asks: those of this machine's stack, or, where their addresses are given, those of a cluster. */
final class Services {
    private static final String VARIABLE = "GROKSCAPE_URL";

    @Option(
            names = {"--url", "--dashboard"},
            paramLabel = "URL",
            description = "A dashboard elsewhere, such as https://host, instead of this machine's stack; " + VARIABLE
                    + " says the same. GROKSCAPE_PLANNER_URL and GROKSCAPE_ANALYZER_URL are its neighbours,"
                    + " GROKSCAPE_TOKEN is shown to all of them.")
    private String url;

    /** Whether they are elsewhere, so that there is nothing to start. */
    boolean areElsewhere() {
        return dashboard().isPresent();
    }

    /** Where a service is asked; {@link InputException} if that is not known, or if no stack runs here. */
    String address(String service) {
        return areElsewhere() ? elsewhere(service).orElseThrow(() -> unset(service)) : here(service);
    }

    /** As {@link #address}; empty instead of an error. */
    Optional<String> knownAddress(String service) {
        return areElsewhere()
                ? elsewhere(service)
                : stack().filter(StackState::ready).map(stack -> stack.address(service));
    }

    private Optional<String> elsewhere(String service) {
        return service.equals("dashboard")
                ? dashboard()
                : variable(variableOf(service)).map(value -> checked(value, variableOf(service)));
    }

    private Optional<String> dashboard() {
        return url == null
                ? variable(VARIABLE).map(value -> checked(value, VARIABLE))
                : Optional.of(checked(url, "--url"));
    }

    private static String here(String service) {
        return stack().orElseThrow(() -> new InputException("the stack is not running: ./grokscape up starts it"))
                .address(service);
    }

    private static Optional<StackState> stack() {
        return StackState.read(Installation.current().dataFolder()).filter(StackState::runs);
    }

    private static String variableOf(String service) {
        return "GROKSCAPE_" + service.toUpperCase(Locale.ROOT) + "_URL";
    }

    private static InputException unset(String service) {
        return new InputException("the %s is asked for this: set %s to its address, such as http://127.0.0.1:8081"
                .formatted(service, variableOf(service)));
    }

    private static Optional<String> variable(String name) {
        return Optional.ofNullable(System.getenv(name)).map(String::strip).filter(value -> !value.isEmpty());
    }

    private static String checked(String address, String where) {
        URI uri;
        try {
            uri = URI.create(address);
        } catch (IllegalArgumentException e) {
            throw new InputException("%s %s: is no address".formatted(where, address));
        }
        boolean web = "http".equals(uri.getScheme()) || "https".equals(uri.getScheme());
        if (!web || uri.getHost() == null || uri.getUserInfo() != null) {
            throw new InputException("%s %s: must be like http://127.0.0.1:8080".formatted(where, address));
        }
        return address.replaceAll("/+$", "");
    }
}
