package dev.guildhall.simulator.rest.call;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

final class RateLimitsTest {
    private static final long START = 1;
    private final RateLimits limits = new RateLimits();

    @Test
    void callsBeyondTheQuotaAreRefusedUntilTheWindowEnds() {
        for (int call = 4; call >= 0; call--) {
            RateLimits.Standing standing = limits.take("a", Quota.MESSAGES, START);
            assertThat(standing.allowed()).isTrue();
            assertThat(standing.remaining()).isEqualTo(call);
        }
        RateLimits.Standing refused = limits.take("a", Quota.MESSAGES, START);
        assertThat(refused.allowed()).isFalse();
        long afterwards = START + TimeUnit.MILLISECONDS.toNanos(refused.resetAfterMillis());
        assertThat(limits.take("a", Quota.MESSAGES, afterwards).allowed()).isTrue();
    }

    @Test
    void bucketsAreCountedApart() {
        for (int call = 0; call < 6; call++) {
            limits.take("a", Quota.MESSAGES, START);
        }
        assertThat(limits.take("b", Quota.MESSAGES, START).allowed()).isTrue();
    }
}
