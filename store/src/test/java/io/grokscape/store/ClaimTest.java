package io.grokscape.store;

import static io.grokscape.store.Claim.Answer.DUPLICATE;
import static io.grokscape.store.Claim.Answer.SUPERSEDED;
import static io.grokscape.store.Claim.Answer.TAKE_OVER;
import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ClaimTest {
    /** Offer 2, the record at 1/50, delivered for the third time. */
    private final Claim claim = new Claim("0123456789abcdef0123", 4, "trainer-1", "t", "e", 2, 1, 50, 3, 0);

    @Test
    void aLaterDeliveryOfTheRecordTakesOver() {
        assertThat(claim.answerTo(2, 1, 50, 4)).isEqualTo(TAKE_OVER);
    }

    @Test
    void anEarlierDeliveryOfTheRecordIsOver() {
        assertThat(claim.answerTo(2, 1, 50, 3)).isEqualTo(SUPERSEDED);
        assertThat(claim.answerTo(2, 1, 50, 2)).isEqualTo(SUPERSEDED);
    }

    @Test
    void anotherRecordOfTheSameOfferIsADuplicate() {
        assertThat(claim.answerTo(2, 1, 51, 1)).isEqualTo(DUPLICATE);
        assertThat(claim.answerTo(2, 0, 50, 9)).isEqualTo(DUPLICATE);
    }

    @Test
    void aNewOfferTakesOverAndAnOldOneIsADuplicate() {
        assertThat(claim.answerTo(3, 1, 2, 1)).isEqualTo(TAKE_OVER);
        assertThat(claim.answerTo(1, 1, 90, 7)).isEqualTo(DUPLICATE);
    }
}
