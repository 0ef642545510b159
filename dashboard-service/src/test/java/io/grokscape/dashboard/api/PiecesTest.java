package io.grokscape.dashboard.api;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import io.grokscape.dashboard.api.StudySummary.Zone;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/** Small parts of the API that need no service. */
class PiecesTest {
    private static final ObjectMapper JSON = new ObjectMapper();

    private static JsonNode json(String text) throws Exception {
        return JSON.readTree(text);
    }

    @Test
    void noNameOfAFileEndsTheHeaderOrLeavesTheFolder() {
        assertThat(Attachment.named("../../etc/passwd\"\r\nSet-Cookie: a=b;ä.csv"))
                .isEqualTo("attachment; filename=\".._.._etc_passwd___Set-Cookie__a_b__.csv\"");
    }

    @Test
    void aLargeZoneMapIsShownAtSomeOfItsSizesToItsCorners() {
        List<Zone> zones = new ArrayList<>();
        for (int width = 1; width <= 50; width++) {
            for (int size = 100; size <= 5000; size += 100) {
                zones.add(new Zone(width, size, "GROKKING"));
            }
        }
        assertThat(Zones.few(zones))
                .hasSize(400)
                .contains(new Zone(1, 100, "GROKKING"), new Zone(50, 5000, "GROKKING"));
        assertThat(Zones.few(zones.subList(0, 400))).hasSize(400);
    }

    @Test
    void seriesAreToldApartByWhatVariesButNotByTheUsualFeedForwardWidthSeedsOrBudgets() throws Exception {
        List<JsonNode> specs = List.of(
                json(
                        "{'task':'add','hidden_size':8,'mlp_width':32,'train_size':3000,'memorise_size':0,'epochs':4,'data_seed':1,'weight_decay':1}"
                                .replace('\'', '"')),
                json(
                        "{'task':'add','hidden_size':16,'mlp_width':64,'train_size':3000,'memorise_size':0,'epochs':9,'data_seed':2,'weight_decay':0.3}"
                                .replace('\'', '"')));
        assertThat(SeriesKeys.of(specs, "hidden_size").of(specs.get(1)).keySet())
                .containsExactly("task", "train_size", "weight_decay");
        assertThat(SeriesKeys.of(specs.subList(0, 1), "train_size")
                        .of(specs.get(0))
                        .keySet())
                .containsExactly("task", "hidden_size");
    }

    @Test
    void aFindingIsAboutRunsThatContradictNothingItSays() throws Exception {
        JsonNode spec =
                json("{\"task\":\"add\",\"train_size\":3000,\"layers\":1,\"weight_decay\":1.0,\"mlp_width\":128}");
        JsonNode about = json(
                "{\"kind\":\"k\",\"task\":\"add\",\"train_size\":3000,\"recipe\":{\"weight_decay\":1,\"mlp_width\":\"4d\"}}");
        JsonNode other =
                json("{\"kind\":\"k\",\"task\":\"add\",\"train_size\":3000,\"recipe\":{\"weight_decay\":0.3}}");
        assertThat(FindingMatch.find(List.of(other, about), "k", spec)).isSameAs(about);
        assertThat(FindingMatch.find(List.of(other), "k", spec)).isNull();
        assertThat(FindingMatch.find(List.of(about), "other", spec)).isNull();
    }

    @Test
    void aTagIsKnownHoweverItIsListed() {
        assertThat(KnownTag.among("\"a\", W/\"b\"", "W/\"a\"")).isTrue();
        assertThat(KnownTag.among("*", "W/\"a\"")).isTrue();
        assertThat(KnownTag.among("\"ab\"", "W/\"a\"")).isFalse();
        assertThat(KnownTag.among(null, "W/\"a\"")).isFalse();
    }
}
