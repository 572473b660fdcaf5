package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

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
            // Far enough apart that the breakers stay closed, yet never healthy.
            pauses.add(policy.died(at(death * 400), SHORT).duration().toMillis());
        }
        assertThat(pauses).containsExactly(500L, 1_000L, 2_000L, 4_000L, 8_000L, 16_000L, 30_000L, 30_000L, 30_000L);
    }

    @Test
    void halfAnHourOfHealthBeginsAnew() {
        RestartPolicy policy = new RestartPolicy();
        policy.died(at(0), SHORT);
        policy.died(at(100), Duration.ofMinutes(1));
        assertThat(policy.died(at(2_000), Duration.ofMinutes(29)).duration()).isEqualTo(Duration.ofSeconds(2));
        assertThat(policy.died(at(4_000), Duration.ofMinutes(30)).duration()).isEqualTo(RestartPolicy.FIRST);
    }

    @Test
    void fiveDeathsWithinTwoMinutesOpenTheBreaker() {
        RestartPolicy policy = new RestartPolicy();
        for (int death = 0; death < 4; death++) {
            assertThat(policy.died(at(death * 10), SHORT).breaker()).isEmpty();
        }
        RestartPolicy.Pause fifth = policy.died(at(40), SHORT);
        assertThat(fifth.breaker()).hasValue(RestartPolicy.QUICK);
        assertThat(fifth.duration()).isEqualTo(RestartPolicy.QUICK.pause());
        assertThat(policy.died(at(400), SHORT).duration()).isEqualTo(RestartPolicy.FIRST);
    }

    @Test
    void twelveDeathsWithinAnHourOpenTheBreakerForLonger() {
        RestartPolicy policy = new RestartPolicy();
        for (int death = 0; death < 11; death++) {
            assertThat(policy.died(at(death * 300), SHORT).breaker()).isEmpty();
        }
        RestartPolicy.Pause twelfth = policy.died(at(11 * 300), SHORT);
        assertThat(twelfth.breaker()).hasValue(RestartPolicy.SLOW);
        assertThat(twelfth.duration()).isEqualTo(RestartPolicy.SLOW.pause());
    }

    /** Three shards in a process then stay below Discord's thousand identifies a day. */
    @ParameterizedTest
    @ValueSource(ints = {0, 5, 29, 61, 121, 299, 601})
    void aCrashLoopStartsFewerThan300TimesADayHoweverLongItLives(int seconds) {
        RestartPolicy policy = new RestartPolicy();
        Duration lived = Duration.ofSeconds(seconds);
        long day = Duration.ofDays(1).toNanos();
        int starts = 0;
        for (long now = 0; now < day; starts++) {
            now += lived.toNanos();
            now += policy.died(now, lived).duration().toNanos();
        }
        assertThat(starts).isLessThan(300);
    }

    @Test
    void deathsFarApartLeaveTheBreakersClosed() {
        RestartPolicy policy = new RestartPolicy();
        for (int death = 0; death < 50; death++) {
            assertThat(policy.died(at(death * 331), SHORT).breaker()).isEmpty();
        }
    }
}
