package io.grokscape.dashboard;

import com.microsoft.playwright.Page;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.List;

/** What axe finds wrong with a page: contrast, names, roles, landmarks, focus order, as far as a program can tell. */
final class Accessibility {
    private static final String AXE = script();
    private static final String VIOLATIONS = """
            () => axe.run(document, {resultTypes: ['violations']}).then(({violations}) => violations.map(rule =>
                `${rule.id}: ${rule.help} (${rule.nodes.slice(0, 3).map(node => node.target.join(' ')).join(', ')})`))""";

    private Accessibility() {}

    /** A line for each rule that is broken, with up to three places. */
    @SuppressWarnings("unchecked")
    static List<String> violations(Page page) {
        page.evaluate(AXE);
        return (List<String>) page.evaluate(VIOLATIONS);
    }

    private static String script() {
        try (InputStream script = Accessibility.class.getResourceAsStream("/axe.min.js")) {
            return new String(script.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
