package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class RestartPolicyTest {

    private static final Duration SHORT = Duration.ofSeconds(1);

    private static long at(int seconds) {
        return Duration.ofSeconds(seconds).toNanos();
    }

    @Test
    void eachDeathDoublesThePauseUpToTheLongest() {
        RestartPolicy policy = new RestartPolicy();
        List<Long> pauses = new ArrayList<>();
        for (int death = 0; death < 9; death++) {
            // Far enough apart that the breaker stays closed, yet never healthy.
            pauses.add(policy.died(at(death * 59), SHORT).duration().toMillis());
        }
        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void aHealthyMinuteBeginsAnew() {
        RestartPolicy policy = new RestartPolicy();
        policy.died(at(0), SHORT);
        policy.died(at(10), SHORT);
        assertThat(policy.died(at(100), Duration.ofSeconds(60)).duration()).isEqualTo(RestartPolicy.FIRST);
    }

    @Test
    void fiveDeathsWithinTwoMinutesOpenTheBreaker() {
        RestartPolicy policy = new RestartPolicy();
        for (int death = 0; death < 4; death++) {
            assertThat(policy.died(at(death * 10), SHORT).broken()).isFalse();
        }
        RestartPolicy.Pause fifth = policy.died(at(40), SHORT);
        assertThat(fifth.broken()).isTrue();
        assertThat(fifth.duration()).isEqualTo(RestartPolicy.BROKEN);
        assertThat(policy.died(at(400), SHORT).duration()).isEqualTo(RestartPolicy.FIRST);
    }

    @Test
    void deathsFarApartLeaveTheBreakerClosed() {
        RestartPolicy policy = new RestartPolicy();
        for (int death = 0; death < 50; death++) {
            assertThat(policy.died(at(death * 31), SHORT).broken()).isFalse();
        }
    }
}
