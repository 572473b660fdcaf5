package dev.guildhall.javacord;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LocalPermitsTest {

    private static final Duration NEVER = Duration.ofDays(1);

    @Test
    void shardsOfDifferentKeysIdentifyAtOnceAndThoseOfOneKeyDoNot() throws Exception {
        LocalPermits permits = new LocalPermits(2, NEVER, 50);
        List<Integer> turns = new CopyOnWriteArrayList<>();
        CountDownLatch two = new CountDownLatch(2);
        ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor();
        for (int shard : new int[] {0, 1}) {
            threads.submit(() -> {
                permits.awaitIdentify(shard);
                turns.add(shard);
                two.countDown();
                return null;
            });
        }
        assertThat(two.await(5, TimeUnit.SECONDS)).isTrue();
        Thread third = Thread.ofVirtual().start(() -> {
            try {
                permits.awaitIdentify(2);
                turns.add(2);
            } catch (InterruptedException brokenOff) {
                turns.add(-2);
            }
        });
        third.interrupt();
        third.join();
        assertThat(turns).containsExactlyInAnyOrder(0, 1, -2);
        threads.shutdownNow();
    }

    @Test
    void pauseHoldsEveryCallBack() throws Exception {
        LocalPermits permits = new LocalPermits(1, NEVER, 50);
        permits.awaitRest();
        permits.pauseRest(NEVER);
        CountDownLatch brokenOff = new CountDownLatch(1);
        Thread call = Thread.ofVirtual().start(() -> {
            try {
                permits.awaitRest();
            } catch (InterruptedException interrupted) {
                brokenOff.countDown();
            }
        });
        call.interrupt();
        assertThat(brokenOff.await(5, TimeUnit.SECONDS)).isTrue();
    }

    @Test
    void noTurnsAtAllAreRefused() {
        assertThatThrownBy(() -> new LocalPermits(0, NEVER, 50)).hasMessageContaining("at least 1");
    }
}
