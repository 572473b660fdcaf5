package dev.guildhall.runner.supervisor;

import static org.assertj.core.api.Assertions.assertThat;

import dev.guildhall.runner.supervisor.IdentifyQueue.Request;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

class IdentifyQueueTest {

    private static final long SECOND = Duration.ofSeconds(1).toNanos();
    private static final long DAY = Duration.ofDays(1).toNanos();

    private static IdentifyQueue queue(int maxConcurrency, int remaining) {
        return new IdentifyQueue(maxConcurrency, Duration.ofSeconds(5), remaining, 1_000, DAY);
    }

    private static void ask(IdentifyQueue queue, int... shards) {
        for (int shard : shards) {
            queue.request(new Request(shard / 2, shard));
        }
    }

    private static List<Integer> granted(IdentifyQueue queue, long now) {
        return queue.grant(now).stream().map(Request::shard).toList();
    }

    @Test
    void oneShardOfAKeyIdentifiesInAWindow() {
        IdentifyQueue queue = queue(1, 1_000);
        ask(queue, 0, 1);
        assertThat(granted(queue, 0)).containsExactly(0);
        assertThat(granted(queue, 5 * SECOND - 1)).isEmpty();
        assertThat(queue.nextAt(SECOND)).hasValue(5 * SECOND);
        assertThat(granted(queue, 5 * SECOND)).containsExactly(1);
        assertThat(queue.nextAt(6 * SECOND)).isEmpty();
    }

    @Test
    void shardsOfDifferentKeysIdentifyTogether() {
        IdentifyQueue queue = queue(4, 1_000);
        ask(queue, 5, 3, 1, 2, 0, 4);
        assertThat(granted(queue, 0)).containsExactly(0, 1, 2, 3);
        assertThat(granted(queue, 5 * SECOND)).containsExactly(4, 5);
    }

    @Test
    void theLowerNumberGoesFirstWhoeverAskedFirst() {
        IdentifyQueue queue = queue(1, 1_000);
        ask(queue, 3, 1, 2, 0);
        List<Integer> order = new ArrayList<>();
        for (long now = 0; now < 20 * SECOND; now += 5 * SECOND) {
            order.addAll(granted(queue, now));
        }
        assertThat(order).containsExactly(0, 1, 2, 3);
    }

    @Test
    void aShardThatFlapsStarvesNobody() {
        IdentifyQueue queue = queue(1, 1_000);
        ask(queue, 0, 1);
        assertThat(granted(queue, 0)).containsExactly(0);
        ask(queue, 0);
        assertThat(granted(queue, 5 * SECOND)).containsExactly(1);
        assertThat(granted(queue, 10 * SECOND)).containsExactly(0);
    }

    @Test
    void atTheLimitOfTheDayEverybodyWaits() {
        IdentifyQueue queue = queue(16, 2);
        ask(queue, 0, 1, 2);
        assertThat(granted(queue, 0)).containsExactly(0, 1);
        assertThat(queue.remaining()).isZero();
        assertThat(queue.nextAt(SECOND)).hasValue(DAY);
        assertThat(granted(queue, DAY)).containsExactly(2);
        assertThat(queue.remaining()).isEqualTo(999);
    }

    @Test
    void whatAProcessThatEndedAskedForIsForgotten() {
        IdentifyQueue queue = queue(1, 1_000);
        ask(queue, 0, 1, 2);
        queue.forget(0);
        assertThat(granted(queue, 0)).containsExactly(2);
        assertThat(granted(queue, 10 * SECOND)).isEmpty();
    }

    @Test
    void askingTwiceIsAskingOnce() {
        IdentifyQueue queue = queue(1, 1_000);
        ask(queue, 0, 0);
        assertThat(granted(queue, 0)).containsExactly(0);
        assertThat(granted(queue, 10 * SECOND)).isEmpty();
    }
}
