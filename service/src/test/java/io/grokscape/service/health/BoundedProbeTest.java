package io.grokscape.service.health;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;

class BoundedProbeTest {
    @Test
    void whatHangsIsNotThereAndIsAskedOnceUntilItAnswers() throws Exception {
        CountDownLatch hanging = new CountDownLatch(1);
        AtomicInteger questions = new AtomicInteger();
        BoundedProbe probe = new BoundedProbe("part", () -> {
            questions.incrementAndGet();
            hanging.await();
            return true;
        });

        assertThat(probe.answers()).isFalse();
        assertThat(probe.answers()).isFalse();
        assertThat(questions).hasValue(1);

        hanging.countDown();
        assertThat(probe.answers()).isTrue();
    }

    @Test
    void aRefusalAndAnErrorAreANo() {
        assertThat(new BoundedProbe("part", () -> false).answers()).isFalse();
        BoundedProbe broken = new BoundedProbe("part", () -> {
            throw new IllegalStateException("no route");
        });
        assertThat(broken.answers()).isFalse();
    }
}
