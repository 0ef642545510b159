package io.grokscape.report.svg;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class MarkupTest {
    @Test
    void textAndAttributesAreEscaped() {
        String svg = new Markup().text("a", "<b>&\"'", "href", "\"><script>").toString();

        assertThat(svg).isEqualTo("<a href=\"&quot;&gt;&lt;script&gt;\">&lt;b&gt;&amp;&quot;&#39;</a>\n");
    }

    @Test
    void charactersThatXmlHasNoPlaceForAreReplaced() {
        assertThat(Markup.escaped("a\0b\u001bc\ud800d")).isEqualTo("a\ufffdb\ufffdc\ufffdd");
        assertThat(Markup.escaped("ok 😀")).isEqualTo("ok 😀");
    }

    @Test
    void coordinatesAreShort() {
        assertThat(Markup.number(12.04)).isEqualTo("12");
        assertThat(Markup.number(-.04)).isEqualTo("0");
        assertThat(Markup.number(3.25)).isEqualTo("3.3");
    }

    @Test
    void aCoordinateThatIsNoNumberIsAMistake() {
        assertThatThrownBy(() -> Markup.number(Double.NaN)).isInstanceOf(IllegalArgumentException.class);
    }
}
